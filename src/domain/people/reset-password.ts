import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { normaliseEmail, passwordError } from './check-person.ts'
import { hashPassword } from './hash-password.ts'
import { writePassword } from './write-password.ts'

/**
 * Gives a person a new password, at the operator's word, and ends all their sessions; returns their ID.
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
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!person) throw new CodedError('person.not_found', { email })
  const subject = { kind: 'person', id: person.id }
  await record(tx, { action: 'person.reset_password', actor: null, subject, now })
  await writePassword(tx, { personId: person.id, hash: await hashPassword(password) }, now)
  return person.id
}
