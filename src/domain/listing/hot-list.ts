import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

const HOT_MOST = 50

const hot = statement<ListedRow & { position: number; reads: number; explored: boolean; made_at: Date }>(`
  select h.position, h.reads, h.explored, h.made_at, ${LISTED.columns}
    from hot_entry h join listing l using (article_id) ${LISTED.joins}
   where h.scope = $1 order by h.position limit ${HOT_MOST}`)

/** The hot list of the portal ('') or of a channel (its ID), as the job last made it, at most 50. One query. */
export async function hotList(
  database: Database,
  scope: string,
  limit: number,
): Promise<{ article: ListedArticle; position: number; reads: number; explored: boolean; madeAt: Date }[]> {
  const rows = await hot(database, [scope])
  return rows.slice(0, limit).map((row) => ({
    article: toListed(row),
    position: row.position,
    reads: row.reads,
    explored: row.explored,
    madeAt: row.made_at,
  }))
}
