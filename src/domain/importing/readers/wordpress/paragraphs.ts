import { htmlPieces } from './html-pieces.ts'

// Where loose text becomes paragraphs.
const FLOW = new Set([
  '',
  'div',
  'section',
  'article',
  'aside',
  'main',
  'header',
  'footer',
  'blockquote',
  'details',
  'center',
  'form',
  'fieldset',
  'address',
])
// Where it becomes paragraphs only when a blank line divides it.
const SOFT = new Set(['li', 'td', 'th', 'dd', 'figcaption'])
const OTHER_BLOCKS = new Set([
  'p',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dl',
  'dt',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'colgroup',
  'figure',
  'picture',
  'script',
  'style',
  'textarea',
  'select',
  'svg',
  'iframe',
  'object',
  'video',
  'audio',
  'noscript',
  'math',
])
const EMPTY_BLOCKS = new Set(['hr', 'col', 'source', 'param', 'track'])
// Everything up to their end tag is theirs.
const OPAQUE = new Set(['pre', 'script', 'style', 'textarea', 'svg'])
const BLANK_LINE = /\n[ \t\r]*\n\s*/
const ADDRESS_ALONE = /^https?:\/\/[^\s<>"]+$/

/**
 * What WordPress shows for text of its classic editor: a blank line divides paragraphs, a line feed is a line break,
 * and an address alone on its line is a link (WordPress embeds what is behind it). Text that already stands in
 * paragraphs stays as it is.
 */
export function makeParagraphs(text: string): string {
  const out: string[] = []
  const open: string[] = []
  let loose: string[] = []
  let opaque = ''

  function flush(): void {
    const html = loose.join('')
    loose = []
    const container = open.at(-1) ?? ''
    if (html.trim() === '') return
    if (FLOW.has(container) || (SOFT.has(container) && BLANK_LINE.test(html.trim()))) out.push(wrap(html))
    else if (container === 'p') out.push(html.replace(new RegExp(BLANK_LINE, 'g'), '</p>\n<p>'))
    else out.push(html)
  }

  for (const piece of htmlPieces(text.replace(/\r\n?/g, '\n'))) {
    const isBlock = FLOW.has(piece.name) || SOFT.has(piece.name) || OTHER_BLOCKS.has(piece.name)
    if (opaque) {
      out.push(piece.raw)
      if (piece.kind === 'close' && piece.name === opaque) {
        opaque = ''
        open.pop()
      }
    } else if (
      piece.kind === 'text' ||
      piece.kind === 'comment' ||
      !(isBlock || EMPTY_BLOCKS.has(piece.name))
    ) {
      loose.push(piece.raw)
    } else {
      flush()
      out.push(piece.raw)
      if (piece.kind === 'open' && isBlock && !piece.raw.endsWith('/>')) {
        if (open.at(-1) === 'p') open.pop()
        open.push(piece.name)
        if (OPAQUE.has(piece.name)) opaque = piece.name
      } else if (piece.kind === 'close') {
        const at = open.lastIndexOf(piece.name)
        if (at !== -1) open.length = at
      }
    }
  }
  flush()
  return out.join('')
}

function wrap(html: string): string {
  return html
    .trim()
    .split(BLANK_LINE)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${breakLines(paragraph)}</p>`)
    .join('\n')
}

function breakLines(paragraph: string): string {
  return paragraph
    .replace(/(<br\s*\/?>)[ \t]*\n/gi, '$1')
    .split('\n')
    .map((line) => (ADDRESS_ALONE.test(line.trim()) ? `<a href="${line.trim()}">${line.trim()}</a>` : line))
    .join('<br>\n')
}
