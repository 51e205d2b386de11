import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import { normaliseEmail } from './check-person.ts'
import { isRole, type Person } from './person.ts'

/** A person with the roles in force, in one query. */
export async function readPerson(db: Db | Tx['db'], id: string): Promise<Person | undefined> {
  const row = await people(db).where('person.id', '=', id).executeTakeFirst()
  return row && person(row)
}

/** The same by e-mail address, in whatever case it is typed. */
export async function findPerson(db: Db | Tx['db'], email: string): Promise<Person | undefined> {
  const row = await people(db)
    .where('person.email', '=', normaliseEmail(email) ?? '')
    .executeTakeFirst()
  return row && person(row)
}

/** Those who hold a role that reaches beyond their own accounts, newest first, at most `limit`. */
export async function listStaff(db: Db, { limit }: { limit: number }): Promise<Person[]> {
  const rows = await people(db)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('role_grant')
          .select('id')
          .whereRef('person_id', '=', 'person.id')
          .where('ended_at', 'is', null)
          .where('role', '!=', 'reader'),
      ),
    )
    .orderBy('person.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(person)
}

function people(db: Db | Tx['db']) {
  const roles = sql<string[]>`array(select role from role_grant
    where person_id = person.id and ended_at is null order by role)`
  return db.selectFrom('person').select(['id', 'name', 'email', roles.as('roles')])
}

function person(row: { id: string; name: string; email: string; roles: string[] }): Person {
  return { ...row, roles: row.roles.filter(isRole) }
}
