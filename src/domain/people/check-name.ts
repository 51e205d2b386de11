const NAME_MAX = 60

// Characters that show nothing, or turn the direction of what stands beside them: bidi controls, zero-width
// characters, fillers, the blank of Braille, tags; and those that are no characters of text at all.
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u115f\u1160\u2028\u2029\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5/u
// An emoji of several parts is held together by what is refused everywhere else.
const PART = '\\p{Extended_Pictographic}[\\u{1f3fb}-\\u{1f3ff}]?\\ufe0f?'
const JOINED_EMOJI = new RegExp(`${PART}(?:\\u200d${PART})+`, 'gu')
const STACKED = /\p{M}{4,}/u
const LATIN = /\p{Script=Latin}/u
const LIKE_LATIN =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u

/** A name as it is kept: composed (NFC), in one line, control characters gone. */
export function tidyName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Why a tidied name is refused, as a message key: empty, too long, with characters that nobody sees, or with a word
 * of letters that look alike but come from different scripts (Unicode TS 39, 5.1).
 */
export function nameError(name: string): string | undefined {
  if (!name) return 'people.name_missing'
  if ([...name].length > NAME_MAX) return 'people.name_too_long'
  if (UNSEEN.test(name.replace(JOINED_EMOJI, '')) || STACKED.test(name)) return 'people.name_unseen'
  if (!/[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(name)) return 'people.name_missing'
  if (name.split(/[^\p{L}\p{M}\p{N}]+/u).some(isMixed)) return 'people.name_mixed'
  return undefined
}

function isMixed(word: string): boolean {
  return LATIN.test(word) && LIKE_LATIN.test(word)
}
