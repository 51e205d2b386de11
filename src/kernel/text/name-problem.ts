/** Why a name is refused: it would not be read as what it is. */
export type NameProblem = 'control' | 'direction' | 'invisible' | 'stacked'

// Unicode 17, DerivedCoreProperties: what turns the direction of text (also where it ends no sooner than the name).
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
// What draws nothing though it is no space: fillers, joiners of nothing, tags, selectors without a picture.
const INVISIBLE =
  /\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f|[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\p{Co}\p{Cs}\p{Cn}]|[\u{e0000}-\u{e0fff}]/u
// Joiners (RFC 5892, A.1 and A.2) shape Arabic and Indic letters, and join pictures.
const JOINED =
  /(?:[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{M}][\u200c\u200d](?=\p{L}))|(?:(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f)\u200d(?=\p{Extended_Pictographic}))/gu
const STACKED = /\p{M}{4,}/u
const CONTROL = /\p{Cc}/u

/**
 * What is wrong with a name of a person, an account or a file (one line): control characters, marks that turn the
 * direction of text, characters that nobody sees, or marks in heaps. Undefined when nothing is.
 */
export function nameProblem(name: string): NameProblem | undefined {
  if (CONTROL.test(name)) return 'control'
  if (DIRECTION.test(name)) return 'direction'
  const plain = name.replace(JOINED, '')
  if (INVISIBLE.test(plain) || /[\u200c\u200d]/u.test(plain)) return 'invisible'
  return STACKED.test(name.normalize('NFC')) ? 'stacked' : undefined
}
