import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/** Purges every page on which these articles stand now or could stand. Internal to articles. */
export async function purgeListings(tx: Tx, articleIds: string[]): Promise<void> {
  const { rows } = await sql<Places & { article_id: string }>`
    select article_id, account_id, channel_id,
           (select array_agg(topic_id) from listing_topic where article_id = listing.article_id) as topics
      from listing where article_id = any(${articleIds}::text[])`.execute(tx.db)
  const places = new Map(rows.map((row) => [row.article_id, row]))
  for (const articleId of articleIds) purgeListed(tx, articleId, places.get(articleId))
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
