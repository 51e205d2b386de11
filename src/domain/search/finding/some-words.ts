import { statement } from '../../../platform/database/index.ts'
import { EARLIEST, LATEST } from './newest-matches.ts'
import type { Weighed } from './rank.ts'
import type { Session } from './session.ts'

/** Articles that are looked at for one word, and for all of them together. */
const MOST_OF_ONE = 1200
const MOST_OF_ALL = 2400
const MOST_WORDS = 12

const findSome = statement<{ article_id: string }>(`
  select f.article_id
    from unnest($1::text[], $2::float8[]) as t (query, weight)
    cross join lateral (
      select article_id from search_article
       where terms @@ t.query::tsquery and published_at >= $3 and published_at < $4 limit ${MOST_OF_ONE}) f
   group by f.article_id order by sum(t.weight) desc, f.article_id desc limit 150`)

/** The rarest words of a question, as many as are worth reading. At least one, unless all are common. */
export function telling(words: (Weighed & { articles: number })[]): Weighed[] {
  const rarest = [...words].sort((a, b) => a.articles - b.articles)
  const chosen: Weighed[] = []
  let sum = 0
  for (const word of rarest.slice(0, MOST_WORDS)) {
    sum += word.articles
    if (word.articles > MOST_OF_ONE || (chosen.length > 0 && sum > MOST_OF_ALL)) break
    chosen.push(word)
  }
  return chosen
}

/**
 * Articles that have some of these words, those with the most telling first; all match `also`, a tsquery or '', and
 * were published from (inclusive) to (exclusive).
 */
export async function withSome(
  session: Session,
  words: Weighed[],
  { also, from, to }: { also: string; from?: Date; to?: Date },
): Promise<string[]> {
  const queries = words.map(({ term }) => (also === '' ? `'${term}'` : `'${term}' & ${also}`))
  const weights = words.map(({ weight }) => weight)
  const rows = await findSome(session, [queries, weights, from ?? EARLIEST, to ?? LATEST])
  return rows.map((row) => row.article_id)
}
