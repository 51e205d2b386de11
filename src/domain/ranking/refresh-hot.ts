import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/** How many articles the hot list of the portal keeps. */
export const HOT_LENGTH = 100
/** Days of reading that count; each halves in weight after one day. */
const WINDOW_DAYS = 7

/**
 * Makes the hot list anew: reads of the last seven days, each day weighing half of the next, divided by the age of the
 * article (hours + 12) to the power of 0.6. Cost: the reads of seven days, not the size of the portal. Purges the tag
 * `hot` only when the order changed. (Simple rule; the ranking room replaces it.)
 */
export async function refreshHot(tx: Tx, now: Date): Promise<{ changed: boolean }> {
  const before = await currentOrder(tx)
  await tx.db.deleteFrom('hot_entry').where('scope', '=', '').execute()
  await sql`
    insert into hot_entry (scope, position, article_id, score, reads, made_at)
    select '', row_number() over (order by score desc, article_id desc), article_id, score, reads, ${now}
      from (
        select l.article_id, weighed.reads,
               weighed.weight / power(greatest(extract(epoch from ${now}::timestamptz - l.published_at) / 3600, 0) + 12, 0.6) as score
          from (
            select article_id, sum(reads)::bigint as reads,
                   sum(reads * power(0.5, greatest((${now}::timestamptz at time zone 'UTC')::date - day, 0))) as weight
              from article_reads_daily
             where day > (${now}::timestamptz at time zone 'UTC')::date - ${WINDOW_DAYS}::int
             group by article_id) weighed
          join listing l using (article_id)
         order by score desc, l.article_id desc limit ${HOT_LENGTH}) top`.execute(tx.db)
  const changed = before !== (await currentOrder(tx))
  if (changed) tx.purge('hot')
  return { changed }
}

async function currentOrder(tx: Tx): Promise<string> {
  const rows = await tx.db
    .selectFrom('hot_entry')
    .select('article_id')
    .where('scope', '=', '')
    .orderBy('position')
    .execute()
  return rows.map((row) => row.article_id).join(',')
}
