import { describe, expect, test } from 'vitest'
import { createPerson, openSessions, resetPassword, type Visitor } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'

const now = new Date('2026-05-01T08:00:00Z')
const secret = '0'.repeat(64)
const password = 'masthead-demo'
const database = await createTestDatabase()
const sessions = openSessions({ database, publicUrl: new URL('http://localhost:8080'), secret })
const personId = await transact(database, (tx) =>
  createPerson(
    tx,
    { name: 'Li', email: 'li@example.org', password, roles: ['editor'] },
    { actor: null, now },
  ),
)

let last = 0
function visitor(cookie?: string): Visitor {
  last += 1
  return { cookie, address: `192.0.2.${last}`, userAgent: 'test' }
}

/** The Cookie header that a browser sends after these Set-Cookie values. */
function cookieOf(setCookies: string[]): string {
  return setCookies.map((value) => value.split(';')[0]).join('; ')
}

async function signIn(given = { email: 'Li@example.org', password }, from = visitor()): Promise<string> {
  return cookieOf((await sessions.signIn(given, from, now)).setCookies)
}

describe('sessions', () => {
  test('begin with the right password, carry the roles, and end', async () => {
    const from = visitor()
    const { setCookies } = await sessions.signIn({ email: 'LI@example.org', password }, from, now)
    expect(setCookies).toHaveLength(1)
    expect(setCookies[0]).toMatch(/^masthead\.session=.+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
    const cookie = cookieOf(setCookies)
    const found = await sessions.find(visitor(cookie))
    expect(found?.person).toEqual({ id: personId, name: 'Li', email: 'li@example.org', roles: ['editor'] })
    const row = await database.db.selectFrom('session').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ person_id: personId, ip_address: from.address, user_agent: 'test' })
    expect(row.token.length).toBeGreaterThanOrEqual(22)
    const gone = await sessions.signOut(visitor(cookie))
    expect(gone.setCookies.join()).toContain('Max-Age=0')
    expect(await sessions.find(visitor(cookie))).toBeNull()
  })

  test('are new at each sign-in: the old one ends, a planted one is never adopted', async () => {
    const first = await signIn()
    const second = await signIn(undefined, visitor(first))
    expect(second).not.toBe(first)
    expect(await sessions.find(visitor(first))).toBeNull()
    const planted = 'masthead.session=planted.c2lnbmF0dXJl'
    expect(await sessions.find(visitor(planted))).toBeNull()
    expect(await signIn(undefined, visitor(planted))).not.toContain('planted')
  })

  test('a cookie that was tampered with, or signed with another secret, is worth nothing', async () => {
    const cookie = await signIn()
    const middle = Math.floor(cookie.length / 2)
    const changed = cookie.slice(0, middle) + (cookie[middle] === 'a' ? 'b' : 'a') + cookie.slice(middle + 1)
    expect(await sessions.find(visitor(changed))).toBeNull()
    const other = openSessions({
      database,
      publicUrl: new URL('http://localhost:8080'),
      secret: '1'.repeat(64),
    })
    expect(await other.find(visitor(cookie))).toBeNull()
    expect(await sessions.find(visitor(cookie))).not.toBeNull()
  })

  test('end when the password is reset, and the old password is worth nothing', async () => {
    const cookie = await signIn()
    await transact(database, (tx) =>
      resetPassword(tx, { email: 'li@example.org', password: 'another one' }, now),
    )
    expect(await sessions.find(visitor(cookie))).toBeNull()
    await expect(signIn()).rejects.toMatchObject({ code: 'sign_in.refused' })
    await signIn({ email: 'li@example.org', password: 'another one' })
    await transact(database, (tx) => resetPassword(tx, { email: 'li@example.org', password }, now))
  })

  test('on https the cookie is bound to the host', async () => {
    const secure = openSessions({ database, publicUrl: new URL('https://portal.example'), secret })
    const { setCookies } = await secure.signIn({ email: 'li@example.org', password }, visitor(), now)
    expect(setCookies[0]).toMatch(/^__Host-masthead\.session=/)
    expect(setCookies[0]).toMatch(/; Path=\/;.*Secure/)
    expect(setCookies[0]).not.toMatch(/Domain/i)
    expect((await secure.find(visitor(cookieOf(setCookies))))?.person.id).toBe(personId)
  })

  test.each([
    ['an unknown e-mail', { email: 'nobody@example.org', password }],
    ['a wrong password', { email: 'li@example.org', password: 'wrong password' }],
    ['an empty password', { email: 'li@example.org', password: '' }],
    ['a line break in the e-mail', { email: 'li@example.org\r\nSet-Cookie: x=y', password }],
    ['a megabyte of password', { email: 'li@example.org', password: 'x'.repeat(1_000_000) }],
    ['a NUL byte', { email: 'li@example.org', password: 'masthead\u0000demo' }],
  ])('%s gets the same refusal', async (_, given) => {
    await expect(signIn(given)).rejects.toMatchObject({ code: 'sign_in.refused' })
  })

  test('an unknown e-mail costs as much time as a wrong password', async () => {
    const time = async (email: string): Promise<number> => {
      const times: number[] = []
      for (let round = 0; round < 5; round += 1) {
        const start = performance.now()
        await signIn({ email, password: 'wrong password' }).catch(() => {})
        times.push(performance.now() - start)
      }
      return times.sort((a, b) => a - b)[2] ?? 0
    }
    const ratio = (await time('nobody@example.org')) / (await time('li@example.org'))
    expect(ratio).toBeGreaterThan(0.4)
    expect(ratio).toBeLessThan(2.5)
  })

  test('guesses from one place are stopped, for that person and for its network; others still come in', async () => {
    const from = { address: '2001:db8:1:2::7', userAgent: 'test' }
    const guess = (email: string, address = from.address) =>
      signIn({ email, password: 'guess guess' }, { ...from, address })
    for (let round = 0; round < 10; round += 1) {
      await expect(guess('li@example.org')).rejects.toMatchObject({ code: 'sign_in.refused' })
    }
    await expect(guess('li@example.org')).rejects.toMatchObject({
      code: 'sign_in.too_many',
      details: { retryAfter: 600 },
    })
    await expect(signIn({ email: 'li@example.org', password }, from)).rejects.toMatchObject({
      code: 'sign_in.too_many',
    })
    await signIn()
    for (let round = 0; round < 18; round += 1) {
      const address = `2001:db8:1:2:${round}::1`
      await expect(guess(`someone${round}@example.org`, address)).rejects.toMatchObject({
        code: 'sign_in.refused',
      })
    }
    await expect(guess('more@example.org')).rejects.toMatchObject({ code: 'sign_in.too_many' })
    const later = new Date(now.getTime() + 601_000)
    await sessions.signIn({ email: 'li@example.org', password }, from, later)
  })
})
