import { type Database, statement } from '../../platform/database/index.ts'
import type { Person } from '../people/index.ts'
import type { Actor, MemberRole } from './actor.ts'

const memberships = statement<{ account_id: string; role: MemberRole }>(
  'select account_id, role from account_member where person_id = $1 order by account_id limit 500',
)

/** A signed-in person as an actor. One query. Asked anew for each request, so that a role taken away is gone at once. */
export async function actorOf(database: Database, person: Pick<Person, 'id' | 'roles'>): Promise<Actor> {
  const rows = await memberships(database, [person.id])
  return {
    personId: person.id,
    roles: person.roles,
    members: rows.map(({ account_id, role }) => ({ accountId: account_id, role })),
  }
}
