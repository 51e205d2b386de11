import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { isTextTerm } from './text-term.ts'
import { type TellingTerm, topTerms } from './top-terms.ts'

type TermRow = { term: string; count: number; articles: number }

/** A word of the title counts threefold. */
const TITLE = 3

/** The most telling words of an article, against what search has counted; none when search has not indexed it yet. */
export async function tellingTerms(
  tx: Tx,
  articleId: string,
): Promise<{ terms: TellingTerm[]; articles: ReadonlyMap<string, number> }> {
  const { rows } = await sql<TermRow>`
    select t.lexeme as term, f.articles,
           coalesce((select sum(case w when 'A' then ${TITLE}::int else 1 end)::int from unnest(t.weights) w), 1) as count
      from search_article s cross join lateral unnest(s.terms) t
      join search_frequency f on f.term = t.lexeme collate "C"
     where s.article_id = ${articleId} and f.articles > 1`.execute(tx.db)
  const total = await sql<{
    articles: number
  }>`select articles::float8 as articles from search_total`.execute(tx.db)
  const words = rows.filter((row) => isTextTerm(row.term))
  const counts = new Map(words.map((row) => [row.term, row.count]))
  const articles = new Map(words.map((row) => [row.term, row.articles]))
  return { terms: topTerms(counts, articles, total.rows[0]?.articles ?? 0), articles }
}
