import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

const byIds = statement<ListedRow>(`
  select ${LISTED.columns} from unnest($1::text[]) with ordinality as picked(id, at)
    join lateral (select * from listing where article_id = picked.id offset 0) l on true ${LISTED.joins}
   order by picked.at`)

/** The listed ones of some articles, in the order asked for. One query, by key; give few. */
export async function listedByIds(
  database: Pick<Database, 'pool'>,
  ids: readonly string[],
): Promise<ListedArticle[]> {
  return ids.length > 0 ? (await byIds(database, [ids])).map(toListed) : []
}
