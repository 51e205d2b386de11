import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/**
 * Files listed articles under the series that they stand in; again changes nothing. What leaves the lists or a series
 * goes from there by itself.
 */
export async function listInSeries(tx: Tx, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return
  await sql`
    insert into listing_series (series_id, article_id, published_at)
    select e.series_id, l.article_id, l.published_at
      from unnest(${articleIds}::text[]) as w (id) join series_entry e on e.article_id = w.id
      join listing l on l.article_id = w.id
        on conflict do nothing`.execute(tx.db)
}
