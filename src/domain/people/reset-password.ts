import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { normaliseEmail, passwordError } from './check-person.ts'
import { hashPassword } from './hash-password.ts'

/**
 * Gives a person a new password and ends all their sessions; returns their ID.
 * Throws `person.not_found` or `person.invalid` (`details.errors.password`).
 */
export async function resetPassword(
  tx: Tx,
  { email, password }: { email: string; password: string },
  now: Date,
): Promise<string> {
  const refused = passwordError(password)
  if (refused) throw new CodedError('person.invalid', { errors: { password: refused } })
  const person = await tx.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', normaliseEmail(email) ?? '')
    .executeTakeFirst()
  if (!person) throw new CodedError('person.not_found', { email })
  const hash = await hashPassword(password)
  await tx.db
    .insertInto('credential')
    .values({
      id: newId(),
      person_id: person.id,
      provider_id: 'credential',
      account_id: person.id,
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute()
  await tx.db.deleteFrom('session').where('person_id', '=', person.id).execute()
  return person.id
}
