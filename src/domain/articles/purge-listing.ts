import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/** Purges every page on which this article stands now or could stand. Internal to articles. */
export async function purgeListing(tx: Tx, articleId: string): Promise<void> {
  tx.purge(`article:${articleId}`, 'newest')
  const rows = await sql<{ account_id: string; channel_id: string | null; topics: string[] | null }>`
    select account_id, channel_id,
           (select array_agg(topic_id) from listing_topic where article_id = ${articleId}) as topics
      from listing where article_id = ${articleId}`.execute(tx.db)
  const row = rows.rows[0]
  if (!row) return
  tx.purge(`account:${row.account_id}`)
  if (row.channel_id) tx.purge(`channel:${row.channel_id}`)
  for (const topic of row.topics ?? []) tx.purge(`topic:${topic}`)
}
