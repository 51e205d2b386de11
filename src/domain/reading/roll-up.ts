import { sql } from 'kysely'
import { type Database, type Tx, transact } from '../../platform/database/index.ts'
import { readSettings } from '../settings/index.ts'
import { countImpressions } from './count-impressions.ts'
import { countVotes } from './count-votes.ts'
import { takeReactions } from './reactions.ts'
import type { Roll } from './roll.ts'
import { dayOf } from './visitor.ts'

/** Batches taken at once, of each of which there is one a second and process. */
const BATCHES = 20
const DAY_MS = 86_400_000

/**
 * Takes events that wait into the sums by hour, day, article and account, and into the votes of the hot list, until
 * none waits: each once, because what was taken is marked in the same transaction. Of many at once all but one do nothing.
 */
export async function rollUp(database: Database, now: Date): Promise<number> {
  let taken = 0
  for (;;) {
    const more = await transact(database, (tx) => rollOnce(tx, now))
    if (more === 0) return taken
    taken += more
  }
}

/** One step of {@link rollUp}: at most 20 batches, and the reactions that wait. Gives how much it took; 0 when nothing waits. */
export async function rollOnce(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql<{
    mine: boolean
  }>`select pg_try_advisory_xact_lock(hashtext('masthead reading roll')) as mine`.execute(tx.db)
  if (!rows[0]?.mine) return 0
  const settings = await readSettings(tx.db)
  const reactions = await takeReactions(tx, settings, now)
  const waiting = await sql<{ id: string; written_at: Date }>`
    select id, written_at from reading_batch where roll is null order by id limit ${sql.lit(BATCHES)}`.execute(
    tx.db,
  )
  const batches = waiting.rows.map(({ id }) => id)
  if (batches.length + reactions.length === 0) return 0
  const progress = await sql<{
    roll: number
  }>`update reading_progress set roll = roll + 1 returning roll`.execute(tx.db)
  const roll: Roll = {
    number: progress.rows[0]?.roll as number,
    batches,
    since: dayBefore(waiting.rows.map((row) => row.written_at)),
    now,
  }
  await sql`update reading_batch set roll = ${roll.number} where id = any(${batches}::text[])`.execute(tx.db)
  await countVotes(tx, roll, reactions, settings)
  await countImpressions(tx, roll, settings)
  return batches.length + reactions.length
}

/** The day before the first of these moments: a batch holds events from the second before it was written, or from before midnight. */
function dayBefore(moments: readonly Date[]): string {
  const first = Math.min(...moments.map((moment) => moment.getTime()), 8.64e15)
  return moments.length > 0 ? dayOf(new Date(first - DAY_MS)) : '0001-01-01'
}
