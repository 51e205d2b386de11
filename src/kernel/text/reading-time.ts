const CHARACTERS_A_MINUTE = 400
const WORDS_A_MINUTE = 230

const CJK_LETTERS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}]/gu
const WORDS = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu

/** CJK characters, and words of everything else. */
export function countText(plain: string): { characters: number; words: number } {
  let characters = 0
  const rest = plain.replace(CJK_LETTERS, () => {
    characters++
    return ' '
  })
  let words = 0
  for (const _ of rest.matchAll(WORDS)) words++
  return { characters, words }
}

/** Estimated seconds to read a plain text: CJK characters at 400 a minute, other words at 230 a minute. Whole, ≥ 0. */
export function countUnits(plain: string): number {
  const { characters, words } = countText(plain)
  return Math.ceil((characters / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE) * 60)
}

/** Whole minutes to show for {@link countUnits} seconds, at least 1. */
export function readingMinutes(units: number): number {
  return Math.max(1, Math.round(units / 60))
}
