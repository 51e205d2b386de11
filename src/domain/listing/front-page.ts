import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

/** Articles of the front page, newest first. */
export type FrontPicks = ListedArticle[]

const NEWEST = 24
const OF_CHANNEL = 12

// The limits stand in the text: for one it does not know PostgreSQL assumes a tenth of the table, and plans every
// single query of a large portal anew.
const picks = statement<ListedRow>(`
  with picked as (
    (select newest.*
       from (select * from listing order by published_at desc, article_id desc limit ${NEWEST}) newest)
    union
    (select own.*
       from unnest($1::text[]) shown(id) cross join lateral (
         select * from listing where channel_id = shown.id
          order by published_at desc, article_id desc limit ${OF_CHANNEL}) own)
  )
  select ${LISTED.columns} from picked l ${LISTED.joins}
   order by l.published_at desc, l.article_id desc`)

/**
 * What the front page is assembled from, newest first: the 24 newest of the portal and the 12 newest of each of these
 * channels. One query, each part by index and limited.
 */
export async function frontPicks(database: Database, channelIds: string[]): Promise<FrontPicks> {
  return (await picks(database, [channelIds])).map(toListed)
}
