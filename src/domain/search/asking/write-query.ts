import type { SearchTerm } from '../../../kernel/text/index.ts'
import type { Group } from './parse-query.ts'

/** The words that an article must have for a group to be found: bigrams and words, or a character that stands alone. */
export function neededTerms(group: Group): string[] {
  return [...new Set(group.terms.filter((term) => !term.single).map(({ term }) => term))]
}

/** A lexeme of a tsquery. Words are letters and digits, see `searchTerms`: no quote is in them. */
export function lexeme(word: string): string {
  return `'${word}'`
}

/** A group as a tsquery: all its words, and in quotes one after the other. */
export function groupQuery(group: Group): string {
  return group.quoted ? phraseQuery(group.terms) : allOf(neededTerms(group).map(lexeme))
}

/** The words one after the other. A character that stands alone has no place in an article where others are beside it. */
export function phraseQuery(terms: SearchTerm[]): string {
  const placed = terms.filter((term) => !term.single && !standsAlone(term.term))
  const alone = terms.filter((term) => !term.single && standsAlone(term.term)).map(({ term }) => lexeme(term))
  let phrase = ''
  let before: SearchTerm | undefined
  for (const term of placed) {
    const step = before ? ` <${term.position - before.position}> ` : ''
    phrase += step + lexeme(term.term)
    before = term
  }
  return allOf([...(phrase === '' ? [] : [`(${phrase})`]), ...new Set(alone)])
}

export function allOf(queries: string[]): string {
  return queries.filter((query) => query !== '').join(' & ')
}

function standsAlone(term: string): boolean {
  return /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]$/u.test(term)
}
