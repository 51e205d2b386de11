import { sql } from 'kysely'
import type { Database } from '../../platform/database/index.ts'
import { readSettings } from '../settings/index.ts'
import { dropPartitions } from './partitions.ts'
import { rollUp } from './roll-up.ts'
import { dayOf } from './visitor.ts'

const DAY_MS = 86_400_000
/** Sums and batches deleted at once. */
const AT_ONCE = 5000

/**
 * Throws away the salts of the days before `now`'s: from then on a hash cannot be linked to anyone. With them goes who
 * has read what on those days, once all their events are in the sums.
 */
export async function forgetVisitors(database: Database, now: Date): Promise<void> {
  const day = dayOf(now)
  await sql`delete from reading_salt where day < ${day}::date`.execute(database.db)
  await rollUp(database, now)
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (select from reading_batch where roll is null and written_at < ${`${day}T00:00:00Z`}) as waiting`.execute(
    database.db,
  )
  if (rows[0]?.waiting) return
  await dropPartitions(database, ['reading_seen', 'reading_cohort'], new Date(`${day}T00:00:00Z`))
}

/** Deletes what the settings say is too old: raw events by their partitions, their batches, and the sums by hour. */
export async function forgetEvents(database: Database, now: Date): Promise<void> {
  const { readingEventDays, readingHourDays, hotVoteHours } = await readSettings(database.db)
  const oldest = new Date(now.getTime() - readingEventDays * DAY_MS)
  await dropPartitions(database, ['read_event', 'impression_event'], oldest)
  await deleteSome(database, sql`reading_batch`, sql`roll is not null and written_at < ${oldest}`)
  const hour = new Date(now.getTime() - readingHourDays * DAY_MS)
  await deleteSome(database, sql`article_reads_hourly`, sql`hour < ${hour}`)
  // After twenty half-lives a million votes are less than one.
  const cold = new Date(now.getTime() - 20 * hotVoteHours * 3_600_000)
  await deleteSome(database, sql`article_heat`, sql`at < ${cold}`)
}

/** Deletes in small transactions, so that nobody waits for long. */
async function deleteSome(
  { db }: Database,
  table: ReturnType<typeof sql>,
  old: ReturnType<typeof sql>,
): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ deleted: number }>`
      with gone as (
        delete from ${table} where ctid = any(array(select ctid from ${table} where ${old} limit ${sql.lit(AT_ONCE)}))
        returning 1)
      select count(*)::int as deleted from gone`.execute(db)
    if ((rows[0]?.deleted ?? 0) < AT_ONCE) return
  }
}
