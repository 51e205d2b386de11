import { termsOf } from '../../kernel/text/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { filterWords, type SearchFilters } from './asking/filters.ts'
import type { Asked } from './asking/parse-query.ts'
import { pinyinQuery } from './asking/pinyin-query.ts'
import { neededTerms, phraseQuery } from './asking/write-query.ts'
import type { Stretch } from './finding/calendar.ts'
import { candidates, lookedFor, looseWords, type Question } from './finding/candidates.ts'
import { type FoundArticle, foundRows } from './finding/found-rows.ts'
import { frequenciesOf, weightOf } from './finding/frequencies.ts'
import { newestMatches } from './finding/newest-matches.ts'
import { listMark, type Place, readPlace, writePlace } from './finding/place.ts'
import { type Ranked, rankArticles } from './finding/rank.ts'
import { inSession, type Session, tookTooLong } from './finding/session.ts'

export type SearchOrder = 'best' | 'newest'

/** A page of what was found. `next` continues it. `some`: not all words are in all of them. `late`: it took too long. */
export type Found = { articles: FoundArticle[]; next?: string; some: boolean; late: boolean; after: boolean }

export type Search = { database: Database; calendar: () => Promise<Stretch[]> }
export type SearchPage = { order: SearchOrder; after?: string; size: number; now: Date }

const NOTHING: Found = { articles: [], some: false, late: false, after: false }
/** Words of a long question that articles are ranked by. */
const MOST_RANKED = 28
const MOST_IN_PHRASE = 12
const FEW = 3

/**
 * The articles of the listing that have what was asked for, a page of them. Work is bounded for any question: a bounded
 * set of the newest is ranked, see docs/adr/0011-search.md. Never throws for what was asked.
 */
export async function searchArticles(
  { database, calendar }: Search,
  asked: Asked,
  filters: SearchFilters,
  page: SearchPage,
): Promise<Found> {
  const isEmpty = asked.groups.length + asked.excluded.length + filterWords(filters).length === 0
  if (isEmpty && !filters.from && !filters.to) return NOTHING
  const stretches = await calendar()
  try {
    return await inSession(database, async (session) => {
      const question = await questionOf(session, asked, filters, stretches)
      const mark = listMark(asked, filters, page.order)
      const place = readPlace(mark, page.after)
      const byTime = page.order === 'newest' || asked.groups.length === 0
      const list = byTime
        ? await newestFirst(session, question, page, place)
        : await bestFirst(session, question, page, place)
      const articles = await foundRows(session, list.ids, markedTerms(question))
      const next = list.last && writePlace(mark, list.last)
      return { articles, next, some: list.some, late: false, after: place !== undefined }
    })
  } catch (error) {
    if (tookTooLong(error)) return { ...NOTHING, late: true }
    throw error
  }
}

type List = { ids: string[]; last?: Place; some: boolean }

async function questionOf(
  session: Session,
  asked: Asked,
  filters: SearchFilters,
  stretches: Stretch[],
): Promise<Question> {
  const needed = [...new Set(asked.groups.flatMap(neededTerms))]
  const frequencies = await frequenciesOf(session, [
    ...looseWords(asked.groups),
    ...needed.flatMap((word) => [word, `^${word}`]),
    ...filterWords(filters),
  ])
  return { asked, filters, needed, frequencies, stretches }
}

async function newestFirst(
  session: Session,
  question: Question,
  { size }: SearchPage,
  place: Place | undefined,
): Promise<List> {
  const before = place && { id: place.id, publishedAt: new Date(place.key) }
  const matches = await newestMatches(session, lookedFor(question, { before }), question.stretches, size + 1)
  const shown = matches.slice(0, size)
  const end = matches.length > size ? shown.at(-1) : undefined
  const ids = shown.map(({ id }) => id)
  return { ids, last: end && { key: end.publishedAt.getTime(), id: end.id }, some: false }
}

async function bestFirst(
  session: Session,
  question: Question,
  { size, now }: SearchPage,
  place: Place | undefined,
): Promise<List> {
  const { ids, relaxed } = await candidates(session, question)
  const { asked, frequencies } = question
  const asking = relaxed ? [...new Set([...question.needed, ...looseWords(asked.groups)])] : question.needed
  const words = asking
    .map((term) => ({ term, weight: weightOf(frequencies, term) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_RANKED)
  const { averageLength } = frequencies
  const ranked = await rankArticles(session, ids, { words, phrase: wholePhrase(asked), averageLength, now })
  if (ranked.length < FEW) ranked.push(...(await byPinyin(session, question, ranked)))
  const from = place ? ranked.findIndex((one) => isAfter(one, place)) : 0
  const shown = from < 0 ? [] : ranked.slice(from, from + size)
  const end = from + size < ranked.length ? shown.at(-1) : undefined
  return {
    ids: shown.map(({ id }) => id),
    last: end && { key: keyOf(end), id: end.id },
    some: relaxed,
  }
}

/** The words one after the other, when there are a few in several parts. */
function wholePhrase({ groups }: Asked): string | undefined {
  const terms = termsOf(groups.map(({ text }) => text).join(' '))
  const placed = terms.filter((term) => !term.single)
  return placed.length > 1 && placed.length <= MOST_IN_PHRASE ? phraseQuery(terms) || undefined : undefined
}

/** Titles that sound like what was typed in Latin letters. */
async function byPinyin(session: Session, question: Question, known: Ranked[]): Promise<Ranked[]> {
  const query = pinyinQuery(question.asked.groups.map(({ text }) => text).join(''))
  if (!query) return []
  const filters = filterWords(question.filters).map((word) => ` & '${word}'`)
  const looked = lookedFor(question, { query: `(${query})${filters.join('')}`, rarest: 0 })
  const matches = await newestMatches(session, looked, question.stretches, 20)
  const ids = new Set(known.map(({ id }) => id))
  return matches.filter(({ id }) => !ids.has(id)).map((match) => ({ ...match, score: 0 }))
}

function isAfter(one: Ranked, place: Place): boolean {
  const key = keyOf(one)
  return key < place.key || (key === place.key && one.id < place.id)
}

function keyOf({ score }: Ranked): number {
  return Math.round(score * 1e6)
}

/** The words that are marked: those asked for, and of a long question those that say most. */
function markedTerms({ needed, frequencies }: Question): Set<string> {
  if (needed.length <= MOST_IN_PHRASE) return new Set(needed)
  return new Set([...needed].sort((a, b) => frequencies.of(a) - frequencies.of(b)).slice(0, MOST_IN_PHRASE))
}
