import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { readSettings } from '../../settings/index.ts'
import { refreshHot } from './refresh-hot.ts'

const DAYS = 7

/**
 * Makes the heat of articles from their reads of the last seven days, as of readers nobody knows, and the hot lists
 * from it: for a portal whose reads came without events (the demo, generated articles). Costs as much as those reads.
 */
export async function warmUp(tx: Tx, now: Date): Promise<void> {
  const { hotAnonymous, hotVoteHours } = await readSettings(tx.db)
  // The middle of a day stands for all of it.
  await sql`
    insert into article_heat as h (article_id, votes, expected, at, roll)
    select article_id,
           ${hotAnonymous / 100}::float8 * sum(reads * power(0.5, greatest(0, extract(epoch from
             ${now}::timestamptz - (day + time '12:00') at time zone 'UTC')) / 3600 / ${hotVoteHours}::float8)),
           0, ${now}, (select roll + 1 from reading_progress)
      from article_reads_daily where day > (${now}::timestamptz at time zone 'UTC')::date - ${sql.lit(DAYS)}
     group by article_id
    on conflict (article_id) do update set votes = excluded.votes, at = excluded.at, roll = excluded.roll`.execute(
    tx.db,
  )
  await sql`update reading_progress set roll = roll + 1`.execute(tx.db)
  await refreshHot(tx, now)
}
