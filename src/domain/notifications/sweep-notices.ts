import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'

const DAY_MS = 24 * 3600_000
/** Days that a notice is kept; one that waits for a digest is gone by then anyhow. */
export const NOTICE_DAYS = 180
const BATCH = 5000

/** Forgets notices after half a year, and how far telling of old articles had come, a batch at a time. */
export async function sweepNotices(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - NOTICE_DAYS * DAY_MS)
  for (;;) {
    const { numAffectedRows } = await sql`
      delete from notification where id in (
        select id from notification where notified_at < ${before} limit ${sql.lit(BATCH)})`.execute(db)
    if ((numAffectedRows ?? 0n) < BigInt(BATCH)) break
  }
  await sql`delete from telling where ended_at < ${before}`.execute(db)
}
