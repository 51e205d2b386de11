/** Marks above and below one letter; what is beyond is left out, for it would be drawn over other people's lines. */
const STACKED = 4
/** What is not seen after one letter, joiners and directions among it. */
const INVISIBLE = 3
/** All that follows one letter, with the marks that take room of their own: Burmese has five. */
const FOLLOWING = 8
/** Lines that are empty, in a row. */
const EMPTY_LINES = 1

/** Overrides and embeddings turn the order of what stands beside them; the isolates and marks that languages need stay. */
const TURNING = /[\u202a-\u202e]/g
/** A flag of a region is a black flag with its name in tags, and ends with one: it stays whole. */
const FLAG = '\\u{1f3f4}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{1,6}\\u{e007f}'
/** What stands on the letter before it, or is not seen at all. */
const FOLLOWERS = new RegExp(`${FLAG}|[\\p{M}\\p{Cf}\\p{Default_Ignorable_Code_Point}]+`, 'gu')
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
    .replace(FOLLOWERS, fewFollowers)
    .replace(/[^\S\n]+$/gm, '')
    .replace(new RegExp(`\\n{${EMPTY_LINES + 2},}`, 'g'), '\n'.repeat(EMPTY_LINES + 1))
    .replace(/^\n+|\s+$/g, '')
  return text.split('\n').map(closeIsolates).join('\n')
}

/** Whether anything of it can be seen. */
export function isSeen(text: string): boolean {
  return /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
}

/** Marks and what is not seen are counted together: one between the others begins no new letter. */
function fewFollowers(run: string): string {
  if (run.startsWith('\u{1f3f4}')) return run
  let stacked = 0
  let invisible = 0
  const kept = [...run].filter((character) => {
    if (/[\p{Mn}\p{Me}]/u.test(character)) return ++stacked <= STACKED
    return /\p{Mc}/u.test(character) || ++invisible <= INVISIBLE
  })
  return kept.slice(0, FOLLOWING).join('')
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
