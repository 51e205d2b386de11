import type { Tx } from '../../platform/database/index.ts'

/** Removes every way in but the password: second factor, passkeys, the provider's word. */
export async function dropOtherWays(tx: Tx, personId: string): Promise<void> {
  await tx.db.deleteFrom('second_factor').where('person_id', '=', personId).execute()
  await tx.db.deleteFrom('passkey').where('person_id', '=', personId).execute()
  await tx.db
    .deleteFrom('credential')
    .where('person_id', '=', personId)
    .where('provider_id', '!=', 'credential')
    .execute()
  await tx.db.updateTable('person').set({ two_factor_enabled: false }).where('id', '=', personId).execute()
}
