import { statement } from '../../../platform/database/index.ts'
import type { Stretch } from './calendar.ts'
import type { Session } from './session.ts'

/** An article that was found, and when it was published. */
export type Match = { id: string; publishedAt: Date }

/** What articles are looked for: a tsquery that they match, and in how many of them it is expected to be. */
export type Looked = {
  query: string
  /** Articles with the rarest word of it, and how many are expected to match. */
  rarest: number
  expected: number
  /** It only says what an article must not be: no index knows these. */
  negative?: boolean
  /** Published from (inclusive) to (exclusive), and older than a place in the list. */
  from?: Date
  to?: Date
  before?: Match
}

/** Up to so many articles with a word are all read by its index and sorted. */
const FEW = 4000
/**
 * Of words that are each in more, expected together in fewer than this, all are read too: to gather them from stretches of
 * time costs more. A stretch takes some 0.5 ms, an article 5 µs; 120 newest of n in a million are in 60,000 / n stretches.
 */
const FEW_TOGETHER = 2000
/** Stretches of time that are gone through for one list, and in one statement. */
const MOST_STRETCHES = 48
const AT_ONCE = 12

/** Before and after everything that was published. */
export const EARLIEST = new Date('-004000-01-01')
export const LATEST = new Date('9999-01-01')

type Row = { article_id: string; published_at: Date }

/**
 * The newest articles that match, newest first, at most `limit`. Rare words are found by the index at once; for common
 * ones it goes back through the stretches of time and stops as soon as there are enough.
 */
export async function newestMatches(
  session: Session,
  looked: Looked,
  stretches: Stretch[],
  limit: number,
): Promise<Match[]> {
  const within = stretches.filter((stretch) => touches(stretch, looked))
  const isFew = looked.rarest <= FEW || looked.expected < Math.max(limit, FEW_TOGETHER)
  const direct = !looked.negative && (isFew || within.length < 3)
  if (direct) return atOnce(session, looked, limit)
  const found: Match[] = []
  for (let at = 0; at < Math.min(within.length, MOST_STRETCHES) && found.length < limit; at += AT_ONCE) {
    found.push(...(await through(session, looked, within.slice(at, at + AT_ONCE), limit)))
    // The words keep less company than was expected: what is left of the time would be gone through in vain.
    const share = sumOf(within.slice(0, at + AT_ONCE)) / sumOf(within)
    if (found.length < limit && found.length / share < FEW_TOGETHER && !looked.negative)
      return atOnce(session, looked, limit)
  }
  if (found.length < limit && within.length > MOST_STRETCHES && !looked.negative)
    return atOnce(session, looked, limit)
  return found.sort(newestFirst).slice(0, limit)
}

function sumOf(stretches: Stretch[]): number {
  return stretches.reduce((sum, { articles }) => sum + articles, 0)
}

function newestFirst(a: Match, b: Match): number {
  return b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? 1 : -1)
}

function touches({ from, to }: Stretch, looked: Looked): boolean {
  if (looked.from && to <= looked.from) return false
  if (looked.to && from >= looked.to) return false
  return !looked.before || from <= looked.before.publishedAt
}

async function atOnce(session: Session, looked: Looked, limit: number): Promise<Match[]> {
  return toMatches(await DIRECT(limit)(session, [looked.query, ...boundsOf(looked)]))
}

async function through(
  session: Session,
  looked: Looked,
  stretches: Stretch[],
  limit: number,
): Promise<Match[]> {
  const queries = stretches.map(({ query }) => (looked.query === '' ? query : `(${looked.query}) & ${query}`))
  return toMatches(await STRETCHES(limit)(session, [queries, ...boundsOf(looked)]))
}

function boundsOf({ from, to, before }: Looked): unknown[] {
  return [from ?? EARLIEST, to ?? LATEST, before?.publishedAt ?? LATEST, before?.id ?? 'z']
}

function toMatches(rows: Row[]): Match[] {
  return rows.map((row) => ({ id: row.article_id, publishedAt: row.published_at }))
}

const BOUNDS = 'published_at >= $2 and published_at < $3 and (published_at, article_id) < ($4, $5)'

// Limits are written out, see domain/listing/page-of-articles.ts.
const DIRECT = limited(
  (limit) => `
  select article_id, published_at from search_article where terms @@ $1::tsquery and ${BOUNDS}
   order by published_at desc, article_id desc limit ${limit}`,
)
const STRETCHES = limited(
  (limit) => `
  select m.article_id, m.published_at from unnest($1::text[]) as w (query)
   cross join lateral (
     select article_id, published_at from search_article where terms @@ w.query::tsquery and ${BOUNDS}
      order by published_at desc, article_id desc limit ${limit}) m
   limit ${limit}`,
)

function limited(text: (limit: number) => string) {
  const made = new Map<number, ReturnType<typeof statement<Row>>>()
  return (limit: number) => {
    const known = made.get(limit) ?? statement<Row>(text(limit))
    made.set(limit, known)
    return known
  }
}
