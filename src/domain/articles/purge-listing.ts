import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/** Purges every page on which these articles stand now or could stand. Internal to articles. */
export async function purgeListings(tx: Tx, articleIds: string[]): Promise<void> {
  const { rows } = await sql<Partial<Places> & { article_id: string; series_id: string | null }>`
    select asked.id as article_id, l.account_id, l.channel_id,
           (select array_agg(topic_id) from listing_topic where article_id = l.article_id) as topics,
           (select series_id from series_entry where article_id = asked.id) as series_id
      from unnest(${articleIds}::text[]) asked(id) left join listing l on l.article_id = asked.id`.execute(
    tx.db,
  )
  for (const { article_id, account_id, channel_id = null, topics = null, series_id } of rows) {
    purgeListed(tx, article_id, account_id ? { account_id, channel_id, topics } : undefined)
    if (series_id) tx.purge(`series:${series_id}`)
  }
}

type Places = { account_id: string; channel_id: string | null; topics: string[] | null }

/** Purges an article's own pages and those of the places it is listed in; `topics` are IDs. Internal to articles. */
export function purgeListed(tx: Tx, articleId: string, places: Places | undefined): void {
  tx.purge(`article:${articleId}`, 'newest')
  if (!places) return
  tx.purge(`account:${places.account_id}`)
  if (places.channel_id) tx.purge(`channel:${places.channel_id}`)
  for (const topic of places.topics ?? []) tx.purge(`topic:${topic}`)
}
