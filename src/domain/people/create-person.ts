import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { checkPerson } from './check-person.ts'
import { hashPassword } from './hash-password.ts'
import type { Role } from './person.ts'
import { grantRole } from './roles.ts'

export type NewPerson = { name: string; email: string; password: string; roles: readonly Role[] }

/**
 * Creates a person with a password and roles, and gives their ID. The operator created them, so their e-mail counts
 * as verified. Throws `person.invalid` (`details.errors`: a message key a field) and `person.email_taken`.
 */
export async function createPerson(
  tx: Tx,
  given: NewPerson,
  { actor, now }: { actor: string | null; now: Date },
): Promise<string> {
  const { name, email, password } = checkPerson(given)
  const hash = await hashPassword(password)
  const id = newId()
  const times = { created_at: now, updated_at: now }
  const row = await tx.db
    .insertInto('person')
    .values({ id, name, email, email_verified: true, ...times })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new CodedError('person.email_taken', { errors: { email: 'people.email_taken' } })
  await tx.db
    .insertInto('credential')
    .values({
      id: newId(),
      person_id: id,
      provider_id: 'credential',
      account_id: id,
      password: hash,
      ...times,
    })
    .execute()
  for (const role of new Set(given.roles)) await grantRole(tx, { personId: id, role }, { actor, now })
  return id
}
