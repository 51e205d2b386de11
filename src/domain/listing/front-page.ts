import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

/** What the front page assembles: the 12 newest, and the 10 newest of each channel. */
export type FrontPicks = {
  newest: ListedArticle[]
  byChannel: Map<string, ListedArticle[]>
}

const NEWEST = 12
const OF_CHANNEL = 10

// The limits stand in the text: for one it does not know PostgreSQL assumes a tenth of the table, and plans every
// single query of a large portal anew.
const picks = statement<ListedRow & { channel: string | null }>(`
  with picked as (
    (select null as channel, newest.*
       from (select * from listing order by published_at desc, article_id desc limit ${NEWEST}) newest)
    union all
    (select shown.id, own.*
       from unnest($1::text[]) shown(id) cross join lateral (
         select * from listing where channel_id = shown.id
          order by published_at desc, article_id desc limit ${OF_CHANNEL}) own)
  )
  select l.channel, ${LISTED.columns} from picked l ${LISTED.joins}
   order by l.published_at desc, l.article_id desc`)

/** The front page's articles in one query, each part by index and limited. `channelIds`: whose newest to bring. */
export async function frontPicks(database: Database, channelIds: string[]): Promise<FrontPicks> {
  const front: FrontPicks = { newest: [], byChannel: new Map(channelIds.map((id) => [id, []])) }
  for (const row of await picks(database, [channelIds])) {
    const list = row.channel === null ? front.newest : front.byChannel.get(row.channel)
    list?.push(toListed(row))
  }
  return front
}
