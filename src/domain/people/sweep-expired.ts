import type { Db } from '../../platform/database/index.ts'

/** Removes sessions and verifications that are over. */
export async function sweepExpired(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
  await db.deleteFrom('verification').where('expires_at', '<', now).execute()
}
