import { createPerson, type Role } from '../../src/domain/people/index.ts'
import { type Actor, actorOf, type MemberRole } from '../../src/domain/permissions/index.ts'
import { newId } from '../../src/kernel/ids.ts'
import { type Database, transact } from '../../src/platform/database/index.ts'

export const PASSWORD = 'a long password'

/** Somebody to sign in with. */
export type TestPerson = { personId: string; email: string }

/** A person with roles, who signs in with {@link PASSWORD}. */
export async function makePerson(
  database: Database,
  roles: Role[] = [],
  name = 'Test Person',
): Promise<TestPerson> {
  const email = `p${newId()}@example.org`
  const person = { name, email, password: PASSWORD, roles }
  const personId = await transact(database, (tx) =>
    createPerson(tx, person, { actor: null, now: new Date('2026-01-01T00:00:00Z') }),
  )
  return { personId, email }
}

/** Makes a person a member of an account. */
export async function join(
  database: Database,
  accountId: string,
  personId: string,
  role: MemberRole,
): Promise<void> {
  await database.db
    .insertInto('account_member')
    .values({ account_id: accountId, person_id: personId, role, joined_at: new Date('2026-01-01T00:00:00Z') })
    .execute()
}

/** The person as an actor, with what they hold now. */
export function actorFor(database: Database, personId: string, roles: Role[] = []): Promise<Actor> {
  return actorOf(database, { id: personId, roles })
}

/** A new person who is a member of an account, as an actor. */
export async function makeMember(
  database: Database,
  accountId: string,
  role: MemberRole,
  name?: string,
): Promise<Actor> {
  const { personId } = await makePerson(database, [], name)
  await join(database, accountId, personId, role)
  return actorFor(database, personId)
}

/** A new editor of the portal, as an actor. */
export async function makeEditor(database: Database, name = 'Test Editor'): Promise<Actor> {
  const { personId } = await makePerson(database, ['editor'], name)
  return actorFor(database, personId, ['editor'])
}
