import { Busy } from '../../kernel/turns.ts'
import { filterWords, type SearchFilters } from './asking/filters.ts'
import type { Asked } from './asking/parse-query.ts'
import { neededTerms } from './asking/write-query.ts'
import type { Search } from './create-search.ts'
import type { Stretch } from './finding/calendar.ts'
import { lookedFor, looseWords, type Question } from './finding/candidates.ts'
import { type FoundArticle, foundRows } from './finding/found-rows.ts'
import { frequenciesOf } from './finding/frequencies.ts'
import { newestMatches } from './finding/newest-matches.ts'
import { listMark, type Place, readPlace, writePlace } from './finding/place.ts'
import type { Ranked } from './finding/rank.ts'
import { rankedMatches } from './finding/ranked-matches.ts'
import { inSession, type Session, tookTooLong } from './finding/session.ts'

export type SearchOrder = 'best' | 'newest'

/**
 * A page of what was found. `next` continues it; `after`: it continues one. `some`: not all words are in all of them.
 * `late`: it took too long. `busy`: too many were searching.
 */
export type Found = {
  articles: FoundArticle[]
  next?: string
  some: boolean
  late: boolean
  busy: boolean
  after: boolean
}

export type SearchPage = { order: SearchOrder; after?: string; size: number; now: Date }

const NOTHING: Found = { articles: [], some: false, late: false, busy: false, after: false }
/** Words of a long question that are marked. */
const MOST_MARKED = 12

/**
 * The articles of the listing that have what was asked for, a page of them. Work is bounded for any question: a bounded
 * set of the newest is ranked, see docs/adr/0011-search.md. Never throws for what was asked.
 */
export async function searchArticles(
  search: Search,
  asked: Asked,
  filters: SearchFilters,
  page: SearchPage,
): Promise<Found> {
  const isEmpty = asked.groups.length + asked.excluded.length + filterWords(filters).length === 0
  if (isEmpty && !filters.from && !filters.to) return NOTHING
  const stretches = await search.calendar()
  try {
    return await inSession(search, async (session) => {
      const question = await questionOf(session, asked, filters, stretches)
      const { ids, ...list } = await listOf(session, question, page)
      const articles = await foundRows(session, ids, markedTerms(question))
      return { ...NOTHING, ...list, articles }
    })
  } catch (error) {
    if (tookTooLong(error)) return { ...NOTHING, late: true }
    if (error instanceof Busy) return { ...NOTHING, busy: true }
    throw error
  }
}

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

type List = { ids: string[]; next?: string; some: boolean; after: boolean }

/** By time all with what was asked for; where none has, what would be found as best, by time. */
async function listOf(session: Session, question: Question, page: SearchPage): Promise<List> {
  const hasWords = question.asked.groups.length > 0
  if (page.order === 'best' && hasWords) return rankedList(session, question, page, 'best')
  const isNearest = readPlace(markOf(question, 'nearest by time'), page.after) !== undefined
  const list = isNearest ? undefined : await newestList(session, question, page)
  if (list && (list.ids.length > 0 || list.after || !hasWords)) return list
  return rankedList(session, question, page, 'nearest by time')
}

async function newestList(session: Session, question: Question, page: SearchPage): Promise<List> {
  const mark = markOf(question, 'newest')
  const place = readPlace(mark, page.after)
  const before = place && { id: place.id, publishedAt: new Date(place.key) }
  const looked = lookedFor(question, { before })
  const matches = await newestMatches(session, looked, question.stretches, page.size + 1)
  const shown = matches.slice(0, page.size)
  const end = matches.length > page.size ? shown.at(-1) : undefined
  const next = end && writePlace(mark, { key: end.publishedAt.getTime(), id: end.id })
  return { ids: shown.map(({ id }) => id), next, some: false, after: place !== undefined }
}

type RankedOrder = 'best' | 'nearest by time'

/** What a place in a list of these is told by: the greater comes first. */
const KEYS: Record<RankedOrder, (one: Ranked) => number> = {
  best: ({ score }) => Math.round(score * 1e6),
  'nearest by time': ({ publishedAt }) => publishedAt.getTime(),
}

async function rankedList(
  session: Session,
  question: Question,
  { size, now, after }: SearchPage,
  order: RankedOrder,
): Promise<List> {
  const mark = markOf(question, order)
  const place = readPlace(mark, after)
  const keyOf = KEYS[order]
  const { ranked, relaxed } = await rankedMatches(session, question, now)
  // By what a place tells, or the next page would leave out some of what is equal: all of today's articles are as new.
  ranked.sort((a, b) => keyOf(b) - keyOf(a) || (a.id < b.id ? 1 : -1))
  const from = place ? ranked.findIndex((one) => isAfter({ key: keyOf(one), id: one.id }, place)) : 0
  const shown = from < 0 ? [] : ranked.slice(from, from + size)
  const end = from + size < ranked.length ? shown.at(-1) : undefined
  const next = end && writePlace(mark, { key: keyOf(end), id: end.id })
  return { ids: shown.map(({ id }) => id), next, some: relaxed, after: place !== undefined }
}

function markOf({ asked, filters }: Question, order: RankedOrder | 'newest'): string {
  return listMark(asked, filters, order)
}

function isAfter(one: Place, place: Place): boolean {
  return one.key < place.key || (one.key === place.key && one.id < place.id)
}

/** The words that are marked: those asked for, and of a long question those that say most. */
function markedTerms({ needed, frequencies }: Question): Set<string> {
  if (needed.length <= MOST_MARKED) return new Set(needed)
  return new Set([...needed].sort((a, b) => frequencies.of(a) - frequencies.of(b)).slice(0, MOST_MARKED))
}
