import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'

/** Writes the hash of a person's new password, their first one or another, and ends all their sessions. */
export async function writePassword(
  tx: Tx,
  { personId, hash }: { personId: string; hash: string },
  now: Date,
): Promise<void> {
  await tx.db
    .insertInto('credential')
    .values({
      id: newId(),
      person_id: personId,
      provider_id: 'credential',
      account_id: personId,
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute()
  await tx.db.deleteFrom('session').where('person_id', '=', personId).execute()
}
