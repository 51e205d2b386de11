import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/**
 * Marks notices as read: those with these IDs, and all older than `before`. Not all up to the newest: an ID is made before
 * its commit, so one that nobody was shown yet may lie between those that were. Somebody else's stay as they are.
 */
export async function markRead(
  tx: Tx,
  { personId, ids, before, now }: { personId: string; ids: string[]; before?: string; now: Date },
): Promise<void> {
  await sql`
    update notification set read_at = ${now}
     where person_id = ${personId} and read_at is null
       and (id = any(${ids}::text[]) or id < ${before ?? ''})`.execute(tx.db)
}
