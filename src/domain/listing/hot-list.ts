import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

const hot = statement<ListedRow & { position: number; reads: number; made_at: Date }>(`
  select h.position, h.reads, h.made_at, ${LISTED.columns}
    from hot_entry h join listing l using (article_id) ${LISTED.joins}
   where h.scope = $1 order by h.position limit $2`)

/** The hot list of the portal ('') or of a channel (its ID), as the job last made it. One query. */
export async function hotList(
  database: Database,
  scope: string,
  limit: number,
): Promise<{ article: ListedArticle; position: number; reads: number; madeAt: Date }[]> {
  const rows = await hot(database, [scope, limit])
  return rows.map((row) => ({
    article: toListed(row),
    position: row.position,
    reads: row.reads,
    madeAt: row.made_at,
  }))
}
