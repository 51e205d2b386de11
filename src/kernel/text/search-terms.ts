import { stemmer } from 'stemmer'
import { foldForSearch } from './search-fold.ts'

/**
 * A word that search knows. `single`: one character of a run of several, which has its bigrams besides. `position`
 * counts from 0 and grows by one from each bigram or word to the next; a single has that of the bigram it begins.
 * `start` and `end` are its place in the folded text, in code units.
 */
export type SearchTerm = { term: string; single: boolean; position: number; start: number; end: number }

/** Scripts that are written without spaces. */
const UNSPACED =
  'ー\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Bopomofo}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}'
const LETTER = `[[\\p{L}\\p{N}]--[${UNSPACED}]]`
/** A run of letters without spaces; or a number with its points; or a word. */
const RUNS = new RegExp(
  [
    `([${UNSPACED}]+)`,
    '\\p{Nd}+(?:\\.\\p{Nd}+)+',
    '\\p{Nd}{1,3}(?:,\\p{Nd}{3})+(?!\\p{Nd})',
    `${LETTER}[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED}]]*(?:\\+\\+|#(?!${LETTER}))?`,
  ].join('|'),
  'gv',
)
const LATIN = /^[a-z]{3,}$/
const APOSTROPHE = /['’ʼ]/
/** Characters of a word that are looked at. */
const LONGEST = 40

/**
 * The words of a text as search knows them, in order, with repeats: single characters and bigrams of Han, Kana, Hangul
 * and other scripts without spaces (`学`, `学校`, `校`), stems of everything else (`cities` → `citi`). Folded as
 * {@link foldForSearch}. One stemmer serves all languages, for a question does not say in which it is asked.
 */
export function searchTerms(text: string, _language?: string): string[] {
  return termsOf(text).map(({ term }) => term)
}

/** The same with where each word stands. */
export function termsOf(text: string): SearchTerm[] {
  return termsOfFolded(foldForSearch(text))
}

/** The words of a text that {@link foldForSearch} has folded. */
export function termsOfFolded(folded: string): SearchTerm[] {
  const terms: SearchTerm[] = []
  let position = 0
  for (const match of folded.matchAll(RUNS)) {
    const [run, unspaced] = match
    if (unspaced !== undefined) position = addUnspaced(terms, unspaced, position, match.index)
    else if (!isEnding(folded, match.index, run)) {
      const end = match.index + run.length
      terms.push({ term: stemOf(run), single: false, position, start: match.index, end })
      position += 1
    }
  }
  return terms
}

function addUnspaced(terms: SearchTerm[], run: string, first: number, offset: number): number {
  const characters = [...run]
  let position = first
  let start = offset
  for (const [at, character] of characters.entries()) {
    const next = characters[at + 1]
    const end = start + character.length
    terms.push({ term: character, single: characters.length > 1, position, start, end })
    if (next !== undefined)
      terms.push({ term: character + next, single: false, position, start, end: end + next.length })
    position += 1
    start = end
  }
  return position
}

/** The s of “the city’s”, the t of “don’t”. */
function isEnding(text: string, at: number, run: string): boolean {
  return (
    run.length === 1 && at > 1 && APOSTROPHE.test(text.charAt(at - 1)) && /\p{L}/u.test(text.charAt(at - 2))
  )
}

function stemOf(word: string): string {
  if (LATIN.test(word)) return word.length > LONGEST ? word.slice(0, LONGEST) : stemmer(word)
  const plain = word.includes(',') ? word.replaceAll(',', '') : word
  return plain.length > LONGEST ? [...plain].slice(0, LONGEST).join('') : plain
}
