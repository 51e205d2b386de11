import { Parser } from 'htmlparser2'

/** The text of a piece of HTML on one line: tags left out, entities decoded, white space collapsed. */
export function htmlToLine(html: string): string {
  return readText(html, '').replace(/\s+/gu, ' ').trim()
}

/**
 * The text of a piece of HTML with its lines: `<br>` and the ends of blocks become line feeds. The addresses of links
 * follow their text in brackets, since plain text would lose them.
 */
export function htmlToLines(html: string): string {
  return readText(html, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** A title as it reads: exporters escape titles once or twice more than XML needs (`&amp;amp;`). */
export function titleText(html: string): string {
  let text = htmlToLine(html)
  for (
    let turn = 0;
    turn < 2 && /&(amp|lt|gt|quot|nbsp|hellip|[lr][sd]quo|[mn]dash|#\d{2,5}|#x[\da-f]{2,4});/i.test(text);
    turn++
  )
    text = htmlToLine(text)
  return text
}

const BLOCKS = new Set([
  'p',
  'div',
  'blockquote',
  'li',
  'ul',
  'ol',
  'pre',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
])
const HIDDEN = new Set(['script', 'style'])

function readText(html: string, lineEnd: string): string {
  if (!/[<&]/.test(html)) return html
  const parts: string[] = []
  let hidden = 0
  let link: { address: string; from: number } | null = null
  const parser = new Parser({
    onopentag(name, attributes) {
      if (HIDDEN.has(name)) hidden++
      if (name === 'br') parts.push(lineEnd || ' ')
      if (name === 'a' && attributes.href) link = { address: attributes.href, from: parts.length }
    },
    ontext(text) {
      if (hidden === 0) parts.push(text)
    },
    onclosetag(name) {
      if (HIDDEN.has(name)) hidden = Math.max(0, hidden - 1)
      if (BLOCKS.has(name)) parts.push(lineEnd || ' ')
      if (name === 'a' && link && lineEnd) {
        const text = parts.slice(link.from).join('').trim()
        if (/^https?:/i.test(link.address) && text !== link.address) parts.push(` (${link.address})`)
        link = null
      }
    },
  })
  parser.end(html)
  return parts.join('')
}
