import type { Db } from '../../platform/database/index.ts'

const DAY_MS = 24 * 3600_000
const KEPT_DAYS = 30
const TRIED_DAYS = 3
const BATCH = 5000

/**
 * Gives up on mails that could not be sent in three days and wipes what they said, and forgets all mails after thirty,
 * a batch at a time.
 */
export async function sweepMail(db: Db, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  await db
    .updateTable('mail')
    .set({ params: null, href: null, items: null, failed_at: now })
    .where('queued_at', '<', before(TRIED_DAYS))
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .execute()
  const old = db.selectFrom('mail').select('id').where('queued_at', '<', before(KEPT_DAYS)).limit(BATCH)
  for (;;) {
    const { numDeletedRows } = await db.deleteFrom('mail').where('id', 'in', old).executeTakeFirst()
    if (numDeletedRows < BigInt(BATCH)) return
  }
}
