/** Words of one character that lead into the next (particles of grammar, pronouns, adverbs): no line ends with them. */
const LEADING = new Set(
  '把被让给在从向对跟将与和或这那哪每各某不没未很太更最再又也都还就只先才要会能可我你他她它谁',
)
const ONE_HAN = /^\p{Script=Han}$/u
const SHORT_HAN = /^\p{Script=Han}{1,2}/u
const ENDS_OPEN = /\p{Script=Han}$/u
/** One character and what closes it: 难， 年， 厂的. */
const CLOSED_HAN = /^\p{Script=Han}(的|[^\p{L}\p{N}]+)$/u
/** Characters of a part, so that it still fits the narrowest line. */
const LONGEST = 6

/**
 * Joins words of one character with the next, for dictionaries part Chinese into smaller pieces than readers do: a line
 * ends after a phrase, and never begins with one last character.
 */
export function joinShortWords(parts: string[]): string[] {
  const joined: string[] = []
  let leads = false
  for (const part of parts) {
    const before = joined.at(-1)
    const fits = before !== undefined && ENDS_OPEN.test(before) && (before + part).length <= LONGEST
    const short = fits && (CLOSED_HAN.test(part) || (ONE_HAN.test(before) && SHORT_HAN.test(part)))
    if (short || (fits && leads)) joined[joined.length - 1] += part
    else joined.push(part)
    leads = LEADING.has(part)
  }
  return withoutLoneEnd(joined)
}

function withoutLoneEnd(parts: string[]): string[] {
  const last = parts.at(-1)
  const before = parts.at(-2)
  if (!last || !before || !ONE_HAN.test(last) || !ENDS_OPEN.test(before)) return parts
  return [...parts.slice(0, -2), before + last]
}
