import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

/** What the front page assembles: the newest, and the newest of each channel. */
export type FrontPicks = {
  newest: ListedArticle[]
  byChannel: Map<string, ListedArticle[]>
}

const picks = statement<ListedRow & { kind: string; scope: string; rank: number }>(`
  with picked as (
    (select 'newest' as kind, '' as scope, row_number() over (order by published_at desc, article_id desc)::int as rank,
            article_id
       from (select published_at, article_id from listing order by published_at desc, article_id desc limit $1) newest)
    union all
    (select 'channel', channel.id, n.rank::int, n.article_id
       from channel cross join lateral (
         select article_id, row_number() over (order by published_at desc, article_id desc) as rank
           from (select article_id, published_at from listing where channel_id = channel.id
                  order by published_at desc, article_id desc limit $2) own) n
      where channel.id = any($3))
  )
  select picked.kind, picked.scope, picked.rank, ${LISTED.columns}
    from picked join listing l using (article_id) ${LISTED.joins} order by picked.kind, picked.scope, picked.rank`)

/** The front page's articles in one query, each part by index and limited. `channelIds`: whose newest to bring. */
export async function frontPicks(
  database: Database,
  limits: { newest: number; perChannel: number },
  channelIds: string[],
): Promise<FrontPicks> {
  const rows = await picks(database, [limits.newest, limits.perChannel, channelIds])
  const front: FrontPicks = { newest: [], byChannel: new Map() }
  for (const row of rows) {
    const article = toListed(row)
    if (row.kind === 'newest') front.newest.push(article)
    else front.byChannel.set(row.scope, [...(front.byChannel.get(row.scope) ?? []), article])
  }
  return front
}
