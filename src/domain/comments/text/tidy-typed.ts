/** Marks stacked on one letter; what is beyond is left out, for it would be drawn over other people's lines. */
const MARKS = 4
/** Lines that are empty, in a row. */
const EMPTY_LINES = 1
const INVISIBLE_IN_A_ROW = 3

/** Overrides and embeddings turn the order of what stands beside them; the isolates and marks that languages need stay. */
const TURNING = /[\u202a-\u202e]/g
const INVISIBLE = /([\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u061c\u180e])\1*/gu
const STACKED = new RegExp(`(\\p{M}{${MARKS}})\\p{M}+`, 'gu')
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g

/**
 * What somebody typed, as it can stand among what others typed: lines end with `\n`, no control characters, no overrides
 * of the direction, isolates closed, a bounded number of combining marks and of invisible characters.
 */
export function tidyTyped(typed: string): string {
  const text = typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(CONTROL, '')
    .replace(TURNING, '')
    .replace(STACKED, '$1')
    .replace(INVISIBLE, (run) => run.slice(0, INVISIBLE_IN_A_ROW))
    .replace(/[^\S\n]+$/gm, '')
    .replace(new RegExp(`\\n{${EMPTY_LINES + 2},}`, 'g'), '\n'.repeat(EMPTY_LINES + 1))
    .replace(/^\n+|\s+$/g, '')
  return text.split('\n').map(closeIsolates).join('\n')
}

/** Whether anything of it can be seen. */
export function isSeen(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
}

/** Isolates end with their line here, also those that nobody closed (UAX 9, BD 9). */
function closeIsolates(line: string): string {
  let open = 0
  for (const character of line) {
    if (character >= '\u2066' && character <= '\u2068') open += 1
    else if (character === '\u2069' && open > 0) open -= 1
  }
  return open > 0 ? line + '\u2069'.repeat(open) : line
}
