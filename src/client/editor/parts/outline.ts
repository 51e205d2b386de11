import { countText, countUnits, readingMinutes } from '../../../kernel/text/reading-time.ts'
import type { Context } from '../context.ts'
import { button, element } from '../dom.ts'
import { focusText } from '../focus-text.ts'

export type Outline = { dom: HTMLElement; update(): void }

/** The headings to go to, and how long the text is. */
export function createOutline(context: Context): Outline {
  const { t } = context
  const list = element('ol')
  const count = element('p', { class: 'ed-count' })
  const title = element('h2', {}, t('outline'))
  const dom = element('nav', { class: 'ed-outline', 'aria-label': t('outline') }, title, list, count)
  let shown = ''
  return { dom, update }

  function update(): void {
    const { doc } = context.editor.state
    const headings: { level: number; words: string; at: number }[] = []
    doc.forEach((node, at) => {
      if (node.type.name === 'heading' && node.textContent.trim() !== '')
        headings.push({ level: node.attrs.level, words: node.textContent, at })
    })
    const key = JSON.stringify(headings.map(({ level, words }) => [level, words]))
    if (key !== shown) {
      list.replaceChildren(
        ...headings.map(({ level, words }, index) =>
          element(
            'li',
            { 'data-level': level },
            button(words, () => go(index), { class: 'ed-jump' }),
          ),
        ),
      )
      list.hidden = headings.length === 0
    }
    shown = key
    const text = doc.textBetween(0, doc.content.size, '\n', ' ')
    const { characters, words } = countText(text)
    count.textContent = t('count', {
      count: (characters + words).toLocaleString(context.page.language),
      minutes: readingMinutes(countUnits(text)),
    })
  }

  function go(index: number): void {
    const { editor } = context
    const heading = editor.view.dom.querySelectorAll(':scope > :is(h2, h3, h4)')
    const goal = [...heading].filter((one) => one.textContent?.trim())[index]
    if (!goal) return
    goal.scrollIntoView({ block: 'start' })
    focusText(editor, editor.view.posAtDOM(goal, 0))
  }
}
