import { filterWords, type SearchFilters } from '../asking/filters.ts'
import type { Asked, Group } from '../asking/parse-query.ts'
import { allOf, groupQuery, lexeme } from '../asking/write-query.ts'
import type { Stretch } from './calendar.ts'
import { type Frequencies, weightOf } from './frequencies.ts'
import { type Looked, type Match, newestMatches } from './newest-matches.ts'
import { SEARCH_WEIGHTS } from './rank.ts'
import type { Session } from './session.ts'
import { telling, withSome } from './some-words.ts'

/** A question with what is known of its words. */
export type Question = {
  asked: Asked
  filters: SearchFilters
  needed: string[]
  frequencies: Frequencies
  stretches: Stretch[]
}

/** More words than this are a question in whole sentences: nobody expects all of them in an article. */
const MOST_NEEDED = 14
/** Newest articles with all words that are ranked, and of those with them in their title. */
const NEWEST = SEARCH_WEIGHTS.newest
const NEWEST_BY_TITLE = 60
/** With fewer, those with some of the words come too. */
const FEW = 5

/** The articles that are worth ranking, a bounded number, and whether those with only some of the words are among them. */
export async function candidates(
  session: Session,
  question: Question,
): Promise<{ ids: string[]; relaxed: boolean; full: boolean }> {
  const { asked, needed } = question
  const whole = needed.length <= MOST_NEEDED ? await withAll(session, question) : { ids: [], full: false }
  const loose = looseWords(asked.groups)
  if (whole.ids.length >= FEW || needed.length < 2) return { ...whole, relaxed: false }
  const some = await withAny(session, question, loose)
  const ids = [...new Set([...whole.ids, ...some])]
  return { ids, relaxed: ids.length > whole.ids.length, full: false }
}

/** What articles with all words must match. */
export function lookedFor(question: Question, extra: Partial<Looked> = {}): Looked {
  const { asked, filters, needed } = question
  const query = allOf([...asked.groups.map(groupQuery), restQuery(question)])
  const numbers = [...needed, ...filterWords(filters)].map((word) => question.frequencies.of(word))
  return {
    query,
    ...expectation(numbers, question.frequencies.articles),
    negative: numbers.length === 0,
    from: filters.from,
    to: filters.to,
    ...extra,
  }
}

async function withAll(session: Session, question: Question): Promise<{ ids: string[]; full: boolean }> {
  const newest = await newestMatches(session, lookedFor(question), question.stretches, NEWEST)
  if (newest.length < NEWEST) return { ids: newest.map(idOf), full: false }
  const titled = await newestMatches(session, titledFor(question), question.stretches, NEWEST_BY_TITLE)
  return { ids: [...new Set([...newest, ...titled].map(idOf))], full: true }
}

/** A word of the title is one of the text: only phrases must be asked for besides. */
function titledFor(question: Question): Looked {
  const titles = question.needed.map((word) => `^${word}`)
  const phrases = question.asked.groups.filter((group) => group.quoted).map(groupQuery)
  const query = allOf([...titles.map(lexeme), ...phrases, restQuery(question)])
  const numbers = [...titles, ...filterWords(question.filters)].map((word) => question.frequencies.of(word))
  return lookedFor(question, { query, ...expectation(numbers, question.frequencies.articles) })
}

async function withAny(session: Session, question: Question, words: string[]): Promise<string[]> {
  const { frequencies, asked, filters } = question
  const weighed = words
    .map((term) => ({ term, weight: weightOf(frequencies, term), articles: frequencies.of(term) }))
    .sort((a, b) => a.articles - b.articles)
  const quoted = asked.groups.filter((group) => group.quoted).map(groupQuery)
  const also = allOf([...quoted, restQuery(question)])
  const chosen = telling(weighed)
  if (chosen.length > 0) return withSome(session, chosen, { also, from: filters.from, to: filters.to })
  // All are common: the newest with the two that say most.
  const two = weighed.slice(0, 2).map(({ term }) => term)
  const numbers = two.map((term) => frequencies.of(term))
  const query = allOf([...two.map(lexeme), also])
  const looked = lookedFor(question, { query, ...expectation(numbers, frequencies.articles) })
  return (await newestMatches(session, looked, question.stretches, NEWEST)).map(idOf)
}

/** Filters, and what must not be there. */
function restQuery({ asked, filters }: Question): string {
  const without = asked.excluded.map((group) => `!(${groupQuery(group)})`)
  return allOf([...filterWords(filters).map(lexeme), ...without])
}

/** Words that an article may do without: also single characters, for what stands alone in an article is in no bigram. */
export function looseWords(groups: Group[]): string[] {
  return [...new Set(groups.filter((group) => !group.quoted).flatMap(wordsOf))]
}

function wordsOf({ terms }: Group): string[] {
  return terms.map(({ term }) => term)
}

/** How many articles have all of these words. Words keep company: more have two of them than chance would give. */
function expectation(numbers: number[], articles: number): { rarest: number; expected: number } {
  const [rarest = articles, ...others] = [...numbers].sort((a, b) => a - b)
  const expected = others.reduce((sum, number) => sum * (number / articles) ** 0.4, rarest)
  return { rarest, expected }
}

function idOf({ id }: Match): string {
  return id
}
