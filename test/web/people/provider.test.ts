import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { answerForgotten, createPerson, invitePerson } from '../../../src/domain/people/index.ts'
import { changeSettings, type Settings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { takeMail } from '../../support/letters.ts'
import { CLIENT, type ProviderPerson, signInThere, startProvider } from '../../support/oidc-provider.ts'
import { type Answer, createWorkApp } from '../../support/work-app.ts'

const password = 'a long enough password'
const work = await createWorkApp([peopleSurface])
const { get, post, database, clock } = work
const provider = await startProvider('http://localhost:8080/sign-in/provider/callback')
afterAll(() => provider.close())
const operator = await transact(database, (tx) =>
  createPerson(
    tx,
    { name: 'Op', email: 'op@example.org', password, roles: ['operator'] },
    { actor: null, now: clock.now },
  ),
)

const OIDC = {
  oidcName: 'City Hall',
  oidcIssuer: provider.issuer,
  oidcClientId: CLIENT.id,
  oidcClientSecret: CLIENT.secret,
}
beforeEach(() => change({ ...OIDC, signUp: 'open' }))

function change(patch: Partial<Settings>): Promise<void> {
  return transact(database, (tx) => changeSettings(tx, patch, { actor: operator, now: clock.now }))
}

function known(person: Partial<ProviderPerson> & { sub: string }): string {
  const email = `${person.sub}@example.org`
  provider.people.set(person.sub, { email, email_verified: true, name: 'Wu Ming', ...person })
  return person.sub
}

/** The whole way: our page, the provider's pages, and back. */
async function comeIn(sub: string, to = '/me'): Promise<Answer> {
  const start = await get(`/sign-in/provider?to=${encodeURIComponent(to)}`)
  expect(start.status).toBe(303)
  const back = await signInThere(String(start.headers.location), sub)
  return get(`${back.pathname}${back.search}`, { cookie: start.cookie })
}

async function who(cookie: string): Promise<{ id: string; name: string } | null> {
  return JSON.parse((await get('/me.json', { cookie })).body).person
}

async function count(): Promise<number> {
  return (await database.db.selectFrom('person').select('id').execute()).length
}

describe('the operator’s provider', () => {
  test('is offered by name, and not when there is none', async () => {
    expect((await get('/sign-in')).body).toContain('Sign in with City Hall')
    await change({ oidcIssuer: '' })
    expect((await get('/sign-in')).body).not.toContain('/sign-in/provider')
    expect((await get('/sign-in/provider')).status).toBe(404)
  })

  test('makes a person at the first sign-in, the same one later, and a new session each time', async () => {
    const first = await comeIn(known({ sub: 'wu' }), '/apply?x=1')
    expect([first.status, first.headers.location]).toEqual([303, '/apply?x=1'])
    const person = await who(first.cookie)
    expect(person?.name).toBe('Wu Ming')
    const second = await comeIn('wu')
    expect((await who(second.cookie))?.id).toBe(person?.id)
    expect(second.cookie).not.toBe(first.cookie)
    const row = await database.db
      .selectFrom('credential')
      .selectAll()
      .where('person_id', '=', person?.id ?? '')
      .executeTakeFirstOrThrow()
    // What the provider gave is no plain text here.
    expect(row.access_token ?? '').not.toMatch(/^ey|^[\w-]{43}$/)
    await takeMail(database)
  })

  test('brings names that can be shown', async () => {
    const answer = await comeIn(known({ sub: 'bidi', name: 'Li\u202e<b>' }))
    expect((await who(answer.cookie))?.name).toBe('bidi')
  })

  test.each([
    ['closed', 'closed'],
    ['by invitation', 'invitation'],
  ] as const)('makes nobody while sign-up is %s, but lets in who is here', async (_, signUp) => {
    await comeIn(known({ sub: `here-${signUp}` }))
    await change({ signUp })
    const before = await count()
    const answer = await comeIn(known({ sub: `late-${signUp}` }))
    expect(answer.status).toBe(403)
    expect([answer.cookie.includes('masthead.session='), await count()]).toEqual([false, before])
    expect((await comeIn(`here-${signUp}`)).status).toBe(303)
  })

  test('lets in who was invited, if it vouches for the address', async () => {
    await change({ signUp: 'invitation' })
    for (const sub of ['vouched', 'unvouched']) {
      await transact(database, (tx) =>
        invitePerson(tx, { email: `${sub}@example.org`, language: 'en', actor: operator, now: new Date() }),
      )
    }
    expect((await comeIn(known({ sub: 'unvouched', email_verified: false }))).status).toBe(403)
    expect((await comeIn(known({ sub: 'vouched' }))).status).toBe(303)
    const open = await database.db
      .selectFrom('invitation')
      .select('email')
      .where('accepted_at', 'is', null)
      .execute()
    expect(open).toEqual([{ email: 'unvouched@example.org' }])
  })

  test('joins a person whose address both sides have confirmed, and no other', async () => {
    const answer = await comeIn(known({ sub: 'o', email: 'OP@example.org' }))
    expect((await who(answer.cookie))?.id).toBe(operator)
    await database.pool.query(
      `insert into person (id, name, email, email_verified) values ('unconfirmed00', 'x', 'un@example.org', false)`,
    )
    for (const person of [
      { sub: 'un', email: 'un@example.org' },
      { sub: 'liar', email: 'op@example.org', email_verified: false },
    ]) {
      const refused = await comeIn(known(person))
      expect([refused.status, refused.cookie.includes('masthead.session=')]).toEqual([403, false])
    }
  })

  test('leaves nothing to whoever took an address that was not theirs, once its owner has a new password', async () => {
    const email = 'owner@example.org'
    const { cookie } = await comeIn(known({ sub: 'squatter', email, email_verified: false }))
    const squatted = (await who(cookie))?.id
    expect(squatted).toBeDefined()
    await transact(database, (tx) => answerForgotten(tx, { email, language: 'en' }, clock.now))
    const letter = (await takeMail(database)).find(({ kind }) => kind === 'person.reset')
    const token = new URL(letter?.href ?? '', 'http://x').searchParams.get('token') ?? ''
    expect((await post('/reset', { token, password })).status).toBe(303)
    expect((await comeIn('squatter')).status).toBe(403)
    const owner = await post('/sign-in', { email, password })
    expect((await who(owner.cookie))?.id).toBe(squatted)
  })

  test('a way back without the way there, replayed, or in another browser, opens nothing', async () => {
    known({ sub: 'thief' })
    const start = await get('/sign-in/provider')
    const back = await signInThere(String(start.headers.location), 'thief')
    const path = `${back.pathname}${back.search}`
    // In the victim's browser, so that they would work in the thief's account.
    expect((await get(path)).status).toBe(401)
    const other = await get('/sign-in/provider')
    expect((await get(path, { cookie: other.cookie })).status).toBe(401)
    expect((await get(path, { cookie: start.cookie })).status).toBe(303)
    expect((await get(path, { cookie: start.cookie })).status).toBe(401)
    for (const query of ['', '?code=x', '?code=x&state=y', '?error=access_denied&state=y', '?state=%00'])
      expect((await get(`${back.pathname}${query}`)).status, query).toBeGreaterThanOrEqual(400)
  })

  test('never leads to another site', async () => {
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example']) {
      const answer = await comeIn(known({ sub: 'path' }), to)
      expect([to, answer.headers.location]).toEqual([to, '/me'])
    }
  })

  test('that is away keeps nobody from signing in with a password', async () => {
    await change({ oidcIssuer: 'http://127.0.0.1:9' })
    const answer = await get('/sign-in/provider')
    expect(answer.status).toBe(503)
    expect(answer.body).toContain('name="password"')
    expect((await post('/sign-in', { email: 'op@example.org', password })).status).toBe(303)
  })
})
