import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/** Purges every page on which this article stands now or could stand. Internal to articles. */
export async function purgeListing(tx: Tx, articleId: string): Promise<void> {
  const rows = await sql<Places>`
    select account_id, channel_id,
           (select array_agg(topic_id) from listing_topic where article_id = ${articleId}) as topics
      from listing where article_id = ${articleId}`.execute(tx.db)
  purgeListed(tx, articleId, rows.rows[0])
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
