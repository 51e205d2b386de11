import { withoutForbiddenCharacters } from '../limits.ts'

const SPACES = /[ \t\n\f\r]+/g
// A line end between two of these was made by the writer's editor, not by the writer: no space is shown for it.
const WIDE = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u3000-\\u303f\\uff01-\\uff60]'
const WIDE_LINE_END = new RegExp(`(?<=${WIDE})[ \\t\\r\\f]*\\n[ \\t\\r\\f\\n]*(?=${WIDE})`, 'gu')

/** White space as HTML shows it: runs become one space; a line end between two CJK characters goes. */
export function collapseSpaces(text: string): string {
  const joined = text.includes('\n') ? text.replace(WIDE_LINE_END, '') : text
  return joined.replace(SPACES, ' ')
}

/** One line of words for an attribute: collapsed, nothing that a document may not hold, no white space around. */
export function oneLine(text: string): string {
  return collapseSpaces(withoutForbiddenCharacters(text)).trim()
}
