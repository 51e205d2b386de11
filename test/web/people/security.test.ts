import { beforeEach, describe, expect, test } from 'vitest'
import { endRole } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { surface } from '../../../src/web/http/guards.ts'
import { takeMail } from '../../support/letters.ts'
import { openMeRoom, PASSWORD, type SignedIn } from './me-room.ts'

const deskLike = surface('/desk', ['editor'], (app) => {
  app.get('/', async () => 'desk')
})
const { app, get, post, database, clock, begin, newcomer, signIn, isIn } = await openMeRoom(deskLike)

let me: SignedIn
beforeEach(async () => {
  me = await begin()
})

/** As if they had signed in long ago. */
async function age(): Promise<void> {
  await database.db
    .updateTable('session')
    .set({ created_at: new Date('2025-01-01T00:00:00Z') })
    .where('person_id', '=', me.id)
    .execute()
}

describe('the password', () => {
  const change = (fields: Record<string, string>) =>
    post(
      '/me/security/password',
      { password: PASSWORD, newPassword: 'another long password', ...fields },
      { cookie: me.cookie },
    )

  test('is changed with the old one; all other sessions end, and a mail says so', async () => {
    const other = (await signIn(me.email)).cookie
    const answer = await change({})
    expect(answer.headers.location).toBe('/me/security?saved=password')
    expect([await isIn(other), await isIn(me.cookie), await isIn(answer.cookie)]).toEqual([
      false,
      false,
      true,
    ])
    expect((await takeMail(database)).map(({ kind }) => kind)).toEqual(['person.password_changed'])
    expect((await signIn(me.email)).status).toBe(401)
  })

  test('stays when the old one is wrong, or the new one too short', async () => {
    expect((await change({ password: 'not the password' })).status).toBe(422)
    expect((await change({ newPassword: 'short' })).status).toBe(422)
    expect(await isIn(me.cookie)).toBe(true)
  })

  test('cannot be guessed in an open session', async () => {
    const statuses: number[] = []
    for (let round = 0; round < 11; round += 1)
      statuses.push((await change({ password: `guess ${round} guess` })).status)
    expect(statuses.at(-1)).toBe(429)
    expect((await change({})).status).toBe(429)
  })
})

describe('sessions', () => {
  test('are listed without their secrets and ended one by one, or all others', async () => {
    const others = [(await signIn(me.email)).cookie, (await signIn(me.email)).cookie]
    const page = await get('/me/security', { cookie: me.cookie })
    const ids = [...page.body.matchAll(/sessions\/(\w+)\/end/g)].map((match) => match[1])
    expect(ids).toHaveLength(3)
    const tokens = await database.db.selectFrom('session').select('token').execute()
    for (const { token } of tokens) expect(page.body).not.toContain(token)
    const rows = await database.db
      .selectFrom('session')
      .select('id')
      .where('person_id', '=', me.id)
      .orderBy('id')
      .execute()
    await post(`/me/security/sessions/${rows[1]?.id}/end`, {}, { cookie: me.cookie })
    expect(await Promise.all([me.cookie, ...others].map(isIn))).toEqual([true, false, true])
    await post('/me/security/sessions/end-others', {}, { cookie: me.cookie })
    expect(await Promise.all([me.cookie, ...others].map(isIn))).toEqual([true, false, false])
    const own = await post(`/me/security/sessions/${rows[0]?.id}/end`, {}, { cookie: me.cookie })
    expect(own.headers.location).toBe('/sign-in')
    expect(await isIn(me.cookie)).toBe(false)
  })

  test('of others cannot be ended, nor their passkeys removed', async () => {
    const other = await newcomer()
    const row = await database.db
      .selectFrom('session')
      .select('id')
      .where('person_id', '=', other.id)
      .executeTakeFirstOrThrow()
    await database.db
      .insertInto('passkey')
      .values({
        id: `key${me.number}`,
        person_id: other.id,
        credential_id: `c${me.number}`,
        public_key: 'x',
        counter: 0,
        device_type: 'multiDevice',
        backed_up: true,
      })
      .execute()
    await post(`/me/security/sessions/${row.id}/end`, {}, { cookie: me.cookie })
    await post(`/me/security/passkeys/key${me.number}/remove`, {}, { cookie: me.cookie })
    expect(await isIn(other.cookie)).toBe(true)
    expect(
      await database.db.selectFrom('passkey').select('id').where('id', '=', `key${me.number}`).execute(),
    ).toHaveLength(1)
  })

  test('that began long ago change no passkeys before one signs in again', async () => {
    await age()
    const json = { cookie: me.cookie, 'content-type': 'application/json' }
    const answer = await app.inject({
      method: 'POST',
      url: '/me/security/passkeys/options',
      headers: { ...json, 'sec-fetch-site': 'same-origin' },
      payload: '{}',
    })
    expect(answer.statusCode).toBe(403)
    expect(answer.json().to).toBe('/sign-in?note=again&to=%2Fme%2Fsecurity')
    const page = await get('/me/security', { cookie: me.cookie })
    expect(page.body).not.toContain('data-kind="create"')
    const again = await get('/sign-in?note=again&to=/me/security', { cookie: me.cookie })
    expect(again.status).toBe(200)
    expect(again.body).toContain(`value="${me.email}"`)
  })

  test('that have ended send a form back to its page after sign-in, and tell a script in JSON', async () => {
    await post('/sign-out', {}, { cookie: me.cookie })
    const referer = 'http://localhost:8080/me/profile?x=1'
    const form = { newEmail: 'x@example.org', password: PASSWORD }
    const headers = { cookie: me.cookie, host: 'localhost:8080' }
    const stale = await post('/me/profile/email', form, { ...headers, referer })
    expect(stale.headers.location).toBe('/sign-in?to=%2Fme%2Fprofile%3Fx%3D1')
    const foreign = await post('/me/profile/email', form, { ...headers, referer: 'http://evil.example/x' })
    expect(foreign.headers.location).toBe('/sign-in?to=%2Fme%2Fprofile%2Femail')
    const json = await post('/me/security/passkeys', {}, { ...headers, accept: 'application/json' })
    expect([json.status, JSON.parse(json.body).code]).toEqual([401, 'people.signed_out'])
  })

  test('a role taken away is gone with the next request', async () => {
    const editor = await newcomer(['editor'])
    expect((await get('/desk', { cookie: editor.cookie })).status).toBe(200)
    await transact(database, (tx) =>
      endRole(tx, { personId: editor.id, role: 'editor' }, { actor: me.id, now: clock.now }),
    )
    expect((await get('/desk', { cookie: editor.cookie })).status).toBe(403)
  })
})
