import floating from './styles/floating.css?inline'
import frame from './styles/frame.css?inline'
import prose from './styles/prose.css?inline'
import text from './styles/text.css?inline'
import views from './styles/views.css?inline'

/** The sheets of the editor and of articles; made by script, which the page's policy allows, and loaded nowhere else. */
export function addStyles(): void {
  const sheets = [prose, frame, text, views, floating].map((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    return sheet
  })
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...sheets]
}
