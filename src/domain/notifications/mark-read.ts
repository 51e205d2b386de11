import type { Tx } from '../../platform/database/index.ts'

/** Marks one of a person's notices as read, or all of those up to one (`upTo`). Somebody else's stay as they are. */
export async function markRead(
  tx: Tx,
  { personId, id, upTo, now }: { personId: string; id?: string; upTo?: string; now: Date },
): Promise<void> {
  let update = tx.db
    .updateTable('notification')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
  if (id !== undefined) update = update.where('id', '=', id)
  if (upTo !== undefined) update = update.where('id', '<=', upTo)
  await update.execute()
}
