import { statement } from '../../../platform/database/index.ts'
import type { Session } from './session.ts'

/** In how many articles words are (some seconds old), of how many, and how long an article is on average. */
export type Frequencies = { of: (term: string) => number; articles: number; averageLength: number }

const readFrequencies = statement<{ term: string | null; articles: number; total: number; length: number }>(`
  select f.term, f.articles, t.articles as total, t.length from search_total t
    left join lateral (select term, articles from search_frequency where term = any($1::text[])) f on true limit 400`)

export async function frequenciesOf(session: Session, terms: string[]): Promise<Frequencies> {
  const rows = await readFrequencies(session, [[...new Set(terms)]])
  const known = new Map(rows.map((row) => [row.term, row.articles]))
  const articles = Math.max(1, Number(rows[0]?.total ?? 0))
  return {
    of: (term) => known.get(term) ?? 0,
    articles,
    averageLength: Math.max(1, Number(rows[0]?.length ?? 0) / articles),
  }
}

/** How telling a word is: BM25's inverse document frequency, above 0. */
export function weightOf({ of, articles }: Frequencies, term: string): number {
  const found = Math.min(of(term), articles)
  return Math.log(1 + (articles - found + 0.5) / (found + 0.5))
}
