const WORD = /^[\p{L}\p{M}\p{N}ー+#]{2,}$/u
const NUMBER = /^\p{N}+$/u
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

/**
 * Whether a word of the index may tell what an article is about: of its text (what it is filed under has signs that no
 * word has), longer than a letter (single characters are in their bigrams besides), and no number.
 */
export function isTextTerm(term: string): boolean {
  return WORD.test(term) && !NUMBER.test(term)
}

/**
 * Telling words as readers would write them, at most `most`: bigrams as they are, a stem as the word of one of the
 * titles that begins with it, else not at all.
 */
export function shownTerms(terms: readonly string[], titles: readonly string[], most: number): string[] {
  const words = titles.flatMap((title) => title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
  const shown: string[] = []
  for (const term of terms) {
    const word = UNSPACED.test(term) ? term : words.find((one) => one.startsWith(term))
    // `轮渡` and `渡船` of one run: bigrams that overlap say the same twice.
    if (word && !shown.some((one) => overlaps(one, word))) shown.push(word)
    if (shown.length === most) break
  }
  return shown
}

function overlaps(one: string, other: string): boolean {
  return one === other || one.slice(1) === other.slice(0, -1) || other.slice(1) === one.slice(0, -1)
}
