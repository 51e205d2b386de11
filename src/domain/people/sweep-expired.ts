import type { Db } from '../../platform/database/index.ts'

const KEPT_MS = 30 * 24 * 3600_000

/** Removes sessions, verifications, letters and invitations that are over; what was used is kept for a month. */
export async function sweepExpired(db: Db, now: Date): Promise<void> {
  const longAgo = new Date(now.getTime() - KEPT_MS)
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
  await db.deleteFrom('verification').where('expires_at', '<', now).execute()
  await db
    .deleteFrom('one_time_letter')
    .where('expires_at', '<', now)
    .where((eb) => eb.or([eb('used_at', 'is', null), eb('used_at', '<', longAgo)]))
    .execute()
  await db.deleteFrom('invitation').where('expires_at', '<', longAgo).execute()
  await db.deleteFrom('account_invitation').where('expires_at', '<', longAgo).execute()
}
