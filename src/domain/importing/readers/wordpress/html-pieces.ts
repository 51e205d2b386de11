export type HtmlPiece = { kind: 'text' | 'comment' | 'open' | 'close'; name: string; raw: string }

/**
 * Cuts HTML into tags, comments and the text between them, keeping every character: joined, the pieces are the input.
 * A `<` that begins no tag is text. Time grows with the length only.
 */
export function* htmlPieces(html: string): Generator<HtmlPiece> {
  let from = 0
  let at = html.indexOf('<')
  while (at !== -1) {
    const piece = pieceAt(html, at)
    if (piece) {
      if (at > from) yield { kind: 'text', name: '', raw: html.slice(from, at) }
      yield piece
      from = at + piece.raw.length
      at = html.indexOf('<', from)
    } else at = html.indexOf('<', at + 1)
  }
  if (from < html.length) yield { kind: 'text', name: '', raw: html.slice(from) }
}

const TAG_LIMIT = 100_000
const TAG = /<(\/?)([a-zA-Z][\w:-]{0,40})/y

function pieceAt(html: string, at: number): HtmlPiece | null {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4)
    return { kind: 'comment', name: '', raw: end === -1 ? html.slice(at) : html.slice(at, end + 3) }
  }
  TAG.lastIndex = at
  const start = TAG.exec(html)
  if (!start) return null
  const end = tagEnd(html, TAG.lastIndex)
  if (end === -1) return null
  return {
    kind: start[1] ? 'close' : 'open',
    name: (start[2] as string).toLowerCase(),
    raw: html.slice(at, end + 1),
  }
}

function tagEnd(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length && at - from < TAG_LIMIT; at++) {
    const character = html[at] as string
    if (quote) {
      if (character === quote) quote = ''
    } else if (character === '>') return at
    else if (character === '<') return -1
    else if ((character === '"' || character === "'") && html[at - 1] === '=') quote = character
  }
  return -1
}

/** The value of an attribute in a start tag as it stands, entities decoded as far as addresses need; null when absent. */
export function attributeOf(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  const value = found?.[1] ?? found?.[2] ?? found?.[3]
  return value === undefined
    ? null
    : value.replace(/&(amp|#0*38|#x0*26);/gi, '&').replace(/&(quot|#0*34);/gi, '"')
}

/** Text that may stand in HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
