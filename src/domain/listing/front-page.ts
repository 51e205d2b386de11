import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

/** What the front page assembles: the newest, the hot list, and the newest of each channel. */
export type FrontPicks = {
  newest: ListedArticle[]
  hot: { article: ListedArticle; position: number; reads: number }[]
  byChannel: Map<string, ListedArticle[]>
}

const picks = statement<ListedRow & { kind: string; scope: string; rank: number; reads: number | null }>(`
  with picked as (
    (select 'newest' as kind, '' as scope, row_number() over (order by published_at desc, article_id desc)::int as rank,
            article_id, null::bigint as reads
       from (select published_at, article_id from listing order by published_at desc, article_id desc limit $1) newest)
    union all
    (select 'hot', '', position, article_id, reads from hot_entry where scope = '' order by position limit $2)
    union all
    (select 'channel', channel.id, n.rank::int, n.article_id, null
       from channel cross join lateral (
         select article_id, row_number() over (order by published_at desc, article_id desc) as rank
           from (select article_id, published_at from listing where channel_id = channel.id
                  order by published_at desc, article_id desc limit $3) own) n
      where channel.id = any($4))
  )
  select picked.kind, picked.scope, picked.rank, picked.reads, ${LISTED.columns}
    from picked join listing l using (article_id) ${LISTED.joins} order by picked.kind, picked.scope, picked.rank`)

/** The front page's articles in one query, each part by index and limited. `channelIds`: whose newest to bring. */
export async function frontPicks(
  database: Database,
  limits: { newest: number; hot: number; perChannel: number },
  channelIds: string[],
): Promise<FrontPicks> {
  const rows = await picks(database, [limits.newest, limits.hot, limits.perChannel, channelIds])
  const front: FrontPicks = { newest: [], hot: [], byChannel: new Map() }
  for (const row of rows) {
    const article = toListed(row)
    if (row.kind === 'newest') front.newest.push(article)
    else if (row.kind === 'hot') front.hot.push({ article, position: row.rank, reads: row.reads ?? 0 })
    else front.byChannel.set(row.scope, [...(front.byChannel.get(row.scope) ?? []), article])
  }
  return front
}
