const MOST_ATTRIBUTES = 2000

/**
 * Whether a tag has thousands of attributes. The parser compares each with all before it, so a megabyte of them would
 * take minutes; nobody writes such a tag in earnest. One pass, with quoted values skipped.
 */
export function hasAttributeFlood(html: string): boolean {
  const tag = /<[a-zA-Z]/g
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    const end = endOfTag(html, found.index + 2)
    if (end === undefined) return true
    tag.lastIndex = end
  }
  return false
}

/** Where the tag ends; undefined when it has too many attributes. */
function endOfTag(html: string, from: number): number | undefined {
  let attributes = 0
  let inName = true
  for (let at = from; at < html.length; at++) {
    const character = html.charCodeAt(at)
    if (character === GREATER) return at + 1
    const space = character <= SPACE || character === SLASH
    if (!space && !inName && ++attributes > MOST_ATTRIBUTES) return undefined
    inName = !space
    if (character === EQUALS) {
      const value = skipSpaces(html, at + 1)
      const quote = html.charCodeAt(value)
      if (quote !== DOUBLE && quote !== SINGLE) continue
      const close = html.indexOf(quote === DOUBLE ? '"' : "'", value + 1)
      if (close < 0) return html.length
      at = close
      inName = false
    }
  }
  return html.length
}

const SPACE = 32
const DOUBLE = 34
const SINGLE = 39
const SLASH = 47
const EQUALS = 61
const GREATER = 62

function skipSpaces(html: string, from: number): number {
  let at = from
  while (at < html.length && html.charCodeAt(at) <= SPACE) at++
  return at
}
