import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'
import { isRole, type Role } from './person.ts'

/** A person as the operator's list shows them. */
export type FoundPerson = { id: string; name: string; email: string; roles: Role[]; since: Date }

/** `words`: the beginning of an e-mail address or a name, in any case; `role`: who holds it. One of them or none. */
export type PeopleFilter = { words?: string; role?: Exclude<Role, 'reader'> }

type Page = { people: FoundPerson[]; next?: string }

/**
 * People, newest first, or those whose e-mail (then: whose name) begins with some words, in their order. Gives at most
 * `limit` and where the next page begins. At most two queries, each by an index. People who left are left out.
 */
export async function searchPeople(
  db: Db,
  { words = '', role }: PeopleFilter,
  { limit, after }: { limit: number; after?: string },
): Promise<Page> {
  const sought = words.trim().toLowerCase().slice(0, 100)
  if (sought) return beginningWith(db, sought, limit, after)
  if (role) return holding(db, role, limit, after)
  let query = people(db)
    .orderBy('person.id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where('person.id', '<', after)
  return pageOf(await query.execute(), limit, ({ id }) => id)
}

async function holding(db: Db, role: Role, limit: number, after: string | undefined): Promise<Page> {
  let query = people(db)
    .innerJoin('role_grant', 'role_grant.person_id', 'person.id')
    .where('role_grant.role', '=', role)
    .where('role_grant.ended_at', 'is', null)
    .orderBy('role_grant.person_id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where('role_grant.person_id', '<', after)
  return pageOf(await query.execute(), limit, ({ id }) => id)
}

/** First those found by e-mail, then those found by name alone; a cursor says in which of the two it stands. */
async function beginningWith(db: Db, words: string, limit: number, after: string | undefined): Promise<Page> {
  const start = `${words.replace(/[\\%_]/g, '\\$&')}%`
  const [, part = 'e', key = ''] = /^([en])(.*)$/s.exec(after ?? 'e') ?? []
  const found: Row[] = []
  if (part === 'e') {
    const rows = await people(db)
      .where(sql<boolean>`person.email collate "C" like ${start} and person.email collate "C" > ${key}`)
      .orderBy(sql`person.email collate "C"`)
      .limit(limit + 1)
      .execute()
    if (rows.length > limit) return pageOf(rows, limit, ({ email }) => `e${email}`)
    found.push(...rows)
  }
  const name = sql`lower(person.name) collate "C"`
  const [from = '', id = ''] = part === 'n' ? key.split('\n') : []
  const rows = await people(db)
    .where(sql<boolean>`${name} like ${start} and (${name}, person.id) > (${from}, ${id})
      and person.email collate "C" not like ${start}`)
    .orderBy(name)
    .orderBy('person.id')
    .limit(limit + 1 - found.length)
    .execute()
  return pageOf([...found, ...rows], limit, (row) =>
    row.email.startsWith(words) ? `e${row.email}` : `n${row.lower_name}\n${row.id}`,
  )
}

type Row = { id: string; name: string; lower_name: string; email: string; roles: string[]; created_at: Date }

function people(db: Db) {
  const roles = sql<string[]>`array(select role from role_grant held
    where held.person_id = person.id and held.ended_at is null order by held.role)`
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.email', 'person.created_at', roles.as('roles')])
    .select(sql<string>`lower(person.name)`.as('lower_name'))
    .where('person.left_at', 'is', null)
}

function pageOf(rows: Row[], limit: number, keyOf: (row: Row) => string): Page {
  const people = rows.slice(0, limit).map(({ created_at, roles, lower_name: _, ...row }) => ({
    ...row,
    roles: roles.filter(isRole),
    since: created_at,
  }))
  const last = rows[limit - 1]
  return rows.length > limit && last ? { people, next: keyOf(last) } : { people }
}
