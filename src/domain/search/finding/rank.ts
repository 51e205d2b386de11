import { statement } from '../../../platform/database/index.ts'
import type { Session } from './session.ts'

/** A word that articles are ranked by. */
export type Weighed = { term: string; weight: number }

export type Ranked = { id: string; score: number; publishedAt: Date }

/** BM25's saturation and share of length. */
const K1 = 1.2
const B = 0.75

/** What counts besides how often words are in an article. `/ranking` tells these figures. */
export const SEARCH_WEIGHTS = {
  /** What a word in the title adds, as a part of its weight. */
  title: 0.9,
  /** What is added where the words stand together, in their order. */
  phrase: 0.25,
  /** What is new is a little better: by this part, halved in so many days. */
  fresh: 0.12,
  freshHalfDays: 30,
  /** Newest articles with all words that are ranked. */
  newest: 120,
} as const

const { title: TITLE, phrase: PHRASE, fresh: FRESH, freshHalfDays: HALF_DAYS } = SEARCH_WEIGHTS

type Row = { article_id: string; published_at: Date; score: number }

// ts_rank of one word alone is Σ 1/j² over its occurrences, over π²/6: from that their number is taken back. Words are
// read once for each article (`|| ''` keeps them in memory), not once for each word of the question.
const rank = statement<Row>(`
  select c.article_id, c.published_at,
         (select coalesce(sum(t.weight * (o.n * ${K1 + 1} / (o.n + ${K1} * (1 - ${B} + ${B} * c.length / $4::float8))
                     + case when c.terms @@ t.title then ${TITLE} else 0 end)), 0)
            from unnest($2::tsquery[], $3::tsquery[], $5::float8[]) as t (query, title, weight)
            cross join lateral (select ts_rank('{1,1,1,1}', c.terms, t.query)::float8 as r) r
            cross join lateral (select 1 / (1.6449341 * greatest(1 - r.r, 0.001)) - 0.54 as n) o
           where r.r > 0)
         * case when $6::tsquery is not null and c.terms @@ $6::tsquery then ${1 + PHRASE} else 1 end
         * (1 + ${FRESH} * exp(-${(Math.LN2 / HALF_DAYS).toFixed(4)} * greatest(0, extract(epoch from $7::timestamptz - c.published_at) / 86400))) as score
    from (select article_id, published_at, length, terms || ''::tsvector as terms
            from search_article where article_id = any($1::text[]) offset 0) c
   order by score desc, c.published_at desc, c.article_id desc limit 400`)

/**
 * Ranks a bounded set of articles by the words of a question (BM25; the title weighs most), best first. `now` to the
 * day, so that a list stays as it is while it is leafed through.
 */
export async function rankArticles(
  session: Session,
  ids: string[],
  {
    words,
    phrase,
    averageLength,
    now,
  }: { words: Weighed[]; phrase?: string; averageLength: number; now: Date },
): Promise<Ranked[]> {
  if (ids.length === 0) return []
  const rows = await rank(session, [
    ids,
    words.map(({ term }) => `'${term}'`),
    words.map(({ term }) => `'^${term}'`),
    averageLength,
    words.map(({ weight }) => weight),
    phrase ?? null,
    new Date(now.toISOString().slice(0, 10)),
  ])
  return rows.map((row) => ({ id: row.article_id, score: row.score, publishedAt: row.published_at }))
}
