import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { normaliseEmail, passwordError } from './check-person.ts'
import { dropOtherWays } from './drop-other-ways.ts'
import { hashPassword } from './hash-password.ts'
import { writePassword } from './write-password.ts'

/**
 * Gives a person a new password, at the operator's word, as their only way in: sessions end, the second factor,
 * passkeys and the provider's word are gone, for they may be what was lost, or a thief's. Returns their ID.
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
  const personId = person.id
  await writePassword(tx, { personId, hash: await hashPassword(password) }, now)
  await dropOtherWays(tx, personId)
  await tx.db.deleteFrom('one_time_letter').where('person_id', '=', personId).execute()
  await record(tx, { action: 'person.reset', actor: null, subject: { kind: 'person', id: personId }, now })
  return personId
}
