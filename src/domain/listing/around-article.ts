import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

/** Why an article stands beside another. */
export type RelatedReason = { kind: 'topic'; name: string } | { kind: 'channel' }

/** What stands around an article: earlier ones of its account, related ones, the hot list, its channel's newest. */
export type AroundArticle = {
  past: ListedArticle[]
  related: { article: ListedArticle; reason: RelatedReason }[]
  hot: { article: ListedArticle; position: number; reads: number }[]
  channel: ListedArticle[]
}

type Around = { articleId: string; accountId: string; channelId: string | null }

const PAST = 5
const RELATED = 6
const HOT = 8
const CHANNEL = 6

const around = statement<
  ListedRow & { kind: string; reason: string | null; rank: number; reads: number | null }
>(`
  with picked as (
    (select 'past' as kind, null as reason, 0 as rank, article_id, null::bigint as reads from listing
      where account_id = $2 and article_id <> $1 order by published_at desc, article_id desc limit ${PAST})
    union all
    (select 'topic', t.name, 0, n.article_id, null
       from (select topic_id from listing_topic where article_id = $1 limit 8) mine
       join topic t on t.id = mine.topic_id
       cross join lateral (select k.article_id from listing_topic k where k.topic_id = mine.topic_id
             and k.article_id <> $1 order by k.published_at desc, k.article_id desc limit 3) n)
    union all
    (select 'hot', null, position, article_id, reads from hot_entry where scope = '' order by position limit ${HOT})
    union all
    (select 'channel', null, 0, article_id, null from listing
      where channel_id = $3 and article_id <> $1 order by published_at desc, article_id desc limit ${CHANNEL + RELATED})
  )
  select picked.kind, picked.reason, picked.rank, picked.reads, ${LISTED.columns}
    from picked join listing l using (article_id) ${LISTED.joins}
   order by picked.kind, picked.rank, l.published_at desc, l.article_id desc`)

/**
 * Everything an article's page shows of other articles, in one query by index. Related ones share a topic; when there
 * are few, newest ones of the channel fill up, those that its headlines do not name already.
 */
export async function aroundArticle(
  database: Database,
  { articleId, accountId, channelId }: Around,
): Promise<AroundArticle> {
  const found: AroundArticle = { past: [], related: [], hot: [], channel: [] }
  const named = new Set<string>()
  const fillers: ListedArticle[] = []
  for (const row of await around(database, [articleId, accountId, channelId])) {
    const article = toListed(row)
    if (row.kind === 'past') found.past.push(article)
    else if (row.kind === 'hot') found.hot.push({ article, position: row.rank, reads: row.reads ?? 0 })
    else if (row.kind === 'channel') (found.channel.length < CHANNEL ? found.channel : fillers).push(article)
    else if (!named.has(article.id) && found.related.length < RELATED) {
      named.add(article.id)
      found.related.push({ article, reason: { kind: 'topic', name: row.reason ?? '' } })
    }
  }
  for (const article of fillers) {
    if (found.related.length < RELATED && !named.has(article.id))
      found.related.push({ article, reason: { kind: 'channel' } })
  }
  return found
}
