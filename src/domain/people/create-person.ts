import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Language } from '../settings/index.ts'
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
  const id = await insertPerson(tx, { name, email, hash, verified: true }, now)
  if (!id) throw new CodedError('person.email_taken', { errors: { email: 'people.email_taken' } })
  for (const role of new Set(given.roles)) await grantRole(tx, { personId: id, role }, { actor, now })
  return id
}

/** Checked values of a new person; `hash` is of their password. */
export type CheckedPerson = {
  name: string
  email: string
  hash: string
  verified: boolean
  language?: Language
}

/** Writes a person and their password; undefined when the e-mail address is somebody's, and then nothing is written. */
export async function insertPerson(
  tx: Tx,
  { name, email, hash, verified, language }: CheckedPerson,
  now: Date,
): Promise<string | undefined> {
  const id = newId()
  const times = { created_at: now, updated_at: now }
  const row = await tx.db
    .insertInto('person')
    .values({ id, name, email, email_verified: verified, language: language ?? null, ...times })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
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
  return id
}
