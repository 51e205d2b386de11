import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

const chunk = statement<ListedRow>(`
  with picked as (select article_id from listing where article_id > $1 order by article_id limit $2)
  select ${LISTED.columns} from picked join listing l using (article_id) ${LISTED.joins} order by l.article_id`)

/** Articles by ID after `afterId` ('' to begin), at most `limit`. One query by index, for sitemaps and exports. */
export async function eachListed(
  database: Database,
  afterId: string,
  limit: number,
): Promise<ListedArticle[]> {
  return (await chunk(database, [afterId, limit])).map(toListed)
}
