import { describe, expect, test } from 'vitest'
import {
  createPerson,
  endRole,
  findPerson,
  grantRole,
  listStaff,
  normaliseEmail,
  rolesOf,
} from '../../../src/domain/people/index.ts'
import { readSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'

const now = new Date('2026-05-01T08:00:00Z')
const by = { actor: null, now }
const database = await createTestDatabase()

function create(email: string, roles: Parameters<typeof createPerson>[1]['roles'] = []): Promise<string> {
  const person = { name: ' Li\u0000 Wei ', email, password: 'a long password', roles }
  return transact(database, (tx) => createPerson(tx, person, by))
}

describe('people', () => {
  test('are created with roles, their password hashed', async () => {
    const id = await create(' Editor@Example.org ', ['editor', 'reader'])
    expect(await findPerson(database.db, 'EDITOR@example.org')).toEqual({
      id,
      name: 'Li Wei',
      email: 'editor@example.org',
      roles: ['editor', 'reader'],
    })
    const credential = await database.db
      .selectFrom('credential')
      .select('password')
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(credential.password).not.toContain('a long password')
    expect(credential.password?.length).toBeGreaterThan(64)
    expect((await listStaff(database.db, { limit: 10 })).map((person) => person.id)).toEqual([id])
  })

  test('have an e-mail of their own, and fields that are checked', async () => {
    await expect(create('editor@example.org')).rejects.toMatchObject({ code: 'person.email_taken' })
    const bad = { name: ' ', email: 'x@y', password: 'short', roles: [] }
    await expect(transact(database, (tx) => createPerson(tx, bad, by))).rejects.toMatchObject({
      code: 'person.invalid',
      details: {
        errors: {
          name: 'people.name_missing',
          email: 'people.email_malformed',
          password: 'people.password_too_short',
        },
      },
    })
  })

  test.each([
    'a@b.c\r\nbcc: x@y.org',
    'a@b.org\n',
    'a b@c.org',
    'a@b@c.org',
    '.a@b.org',
    'a..b@c.org',
    '<a@b.org>',
    'a@-b.org',
    'a@b',
    `${'a'.repeat(65)}@b.org`,
    '',
    'ａ@b.org',
  ])('%j is no e-mail address', (email) => expect(normaliseEmail(email)).toBeUndefined())

  test('roles are granted once, ended and granted again', async () => {
    const personId = await create('reader@example.org')
    const grant = () => transact(database, (tx) => grantRole(tx, { personId, role: 'moderator' }, by))
    await grant()
    await grant()
    expect(await rolesOf(database.db, personId)).toEqual(['moderator'])
    await transact(database, (tx) => endRole(tx, { personId, role: 'moderator' }, by))
    expect(await rolesOf(database.db, personId)).toEqual([])
    await grant()
    const rows = await database.db
      .selectFrom('role_grant')
      .selectAll()
      .where('person_id', '=', personId)
      .execute()
    expect(rows).toHaveLength(2)
  })

  test('the last operator stays, also when two end each other at once; the first one ends the set-up', async () => {
    expect((await readSettings(database.db)).setUpAt).toBeNull()
    const one = await create('one@example.org', ['operator'])
    expect((await readSettings(database.db)).setUpAt).toEqual(now)
    const end = (personId: string) =>
      transact(database, (tx) => endRole(tx, { personId, role: 'operator' }, { actor: one, now }))
    await expect(end(one)).rejects.toMatchObject({ code: 'role.last_operator' })
    const two = await create('two@example.org', ['operator'])
    const results = await Promise.allSettled([end(one), end(two)])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
