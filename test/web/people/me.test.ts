import { beforeEach, describe, expect, test } from 'vitest'
import { openAccount } from '../../../src/domain/accounts/index.ts'
import { notify } from '../../../src/domain/notifications/index.ts'
import { createPerson, endRole } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { surface } from '../../../src/web/http/guards.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { answerWaiting, takeMail } from '../../support/letters.ts'
import { createWorkApp } from '../../support/work-app.ts'

const password = 'a long enough password'
const deskLike = surface('/desk', ['editor'], (app) => {
  app.get('/', async () => 'desk')
})
const work = await createWorkApp([peopleSurface, deskLike])
const { get, post, database, clock } = work
Object.assign(work.context.config, { smtpUrl: 'smtp://127.0.0.1:1' })

let count = 0
let me: { id: string; email: string; cookie: string }
beforeEach(async () => {
  clock.now = new Date(clock.now.getTime() + 2 * 3600_000)
  me = await newcomer()
  await takeMail(database)
})

async function newcomer(roles: ('editor' | 'operator')[] = []) {
  count += 1
  const email = `p${count}@example.org`
  const id = await transact(database, (tx) =>
    createPerson(tx, { name: `Li ${count}`, email, password, roles }, { actor: null, now: clock.now }),
  )
  return { id, email, cookie: (await signIn(email)).cookie }
}

function signIn(email: string, word = password) {
  return post('/sign-in', { email, password: word })
}

async function isIn(cookie: string): Promise<boolean> {
  return JSON.parse((await get('/me.json', { cookie })).body).person !== null
}

/** As if they had signed in long ago. */
async function age(): Promise<void> {
  await database.db
    .updateTable('session')
    .set({ created_at: new Date('2025-01-01T00:00:00Z') })
    .where('person_id', '=', me.id)
    .execute()
}

describe('the profile', () => {
  const send = (fields: Record<string, string>) =>
    post('/me/profile', { name: 'Li', language: '', timeZone: '', ...fields }, { cookie: me.cookie })

  test('keeps name, language and zone', async () => {
    const answer = await send({ name: ' 李  舟 ', language: 'zh-CN', timeZone: 'Asia/Shanghai' })
    expect(answer.headers.location).toBe('/me/profile?saved=profile')
    const row = await database.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', me.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ name: '李 舟', language: 'zh-CN', time_zone: 'Asia/Shanghai' })
  })

  test.each([
    ['a turn of direction', 'Li\u202egnaw'],
    ['a zero-width space', 'Li\u200b'],
    ['a filler', '\u3164'],
    ['the blank of Braille', '\u2800\u2800'],
    ['letters that look alike', 'аdmin'],
    ['stacked marks', `a${'\u0301\u0302'.repeat(5)}`],
    ['nothing', '   '],
    ['two megabytes less one form', 'x'.repeat(10_000)],
  ])('refuses %s in a name and keeps what was typed', async (_, name) => {
    const answer = await send({ name })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('aria-invalid="true"')
  })

  test.each([
    ['林舟'],
    ['Zoë O’Connor-Łukasz'],
    ['山田 太郎'],
    ['Анна Каренина'],
    ['Σωκράτης'],
    ['Li 👩‍🔬'],
    ['김철수'],
  ])('takes %s', async (name) => {
    expect((await send({ name })).status).toBe(303)
  })

  test('refuses a language or zone that there is not', async () => {
    expect((await send({ language: 'xx' })).status).toBe(422)
    expect((await send({ timeZone: '+08:00' })).status).toBe(422)
    expect((await send({ timeZone: '<b>' })).body).not.toContain('<b>')
  })
})

describe('another e-mail address', () => {
  const ask = (newEmail: string, word = password) =>
    post('/me/profile/email', { newEmail, password: word }, { cookie: me.cookie })
  const letters = async () => {
    await answerWaiting(database, clock.now)
    return takeMail(database)
  }

  test('counts once its letter was opened by the person themselves; the old one is told', async () => {
    const to = `new${count}@example.org`
    expect((await ask(to)).headers.location).toBe('/me/profile?saved=letter')
    const [mail] = await letters()
    expect(mail).toMatchObject({ to, kind: 'person.confirm' })
    const href = mail?.href ?? ''
    const token = new URL(href, 'http://x').searchParams.get('token') ?? ''
    expect((await get(href)).headers.location).toMatch(/^\/sign-in\?to=%2Fconfirm/)
    const stranger = await newcomer()
    expect((await get(href, { cookie: stranger.cookie })).status).toBe(410)
    expect((await post('/confirm', { token }, { cookie: stranger.cookie })).status).toBe(410)
    expect((await get(href, { cookie: me.cookie })).status).toBe(200)
    expect((await post('/confirm', { token }, { cookie: me.cookie })).status).toBe(303)
    expect((await letters()).map(({ to, kind }) => [to, kind])).toEqual([[me.email, 'person.email_changed']])
    expect((await signIn(to)).status).toBe(303)
    expect((await signIn(me.email)).status).toBe(401)
    expect((await post('/confirm', { token }, { cookie: me.cookie })).status).toBe(410)
  })

  test('needs the password, and tells nothing about addresses of others', async () => {
    const other = await newcomer()
    expect((await ask(`x${count}@example.org`, 'not the password')).status).toBe(422)
    const [known, fresh] = [await ask(other.email), await ask(`y${count}@example.org`)]
    expect([known.status, known.headers.location]).toEqual([fresh.status, fresh.headers.location])
    expect((await letters()).map(({ kind }) => kind)).toEqual(['person.confirm'])
    await ask(other.email)
    expect((await letters()).map(({ to, kind }) => [to, kind])).toEqual([[other.email, 'person.known']])
  })
})

describe('the password', () => {
  const change = (fields: Record<string, string>) =>
    post(
      '/me/security/password',
      { password, newPassword: 'another long password', ...fields },
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
        id: `key${count}`,
        person_id: other.id,
        credential_id: `c${count}`,
        public_key: 'x',
        counter: 0,
        device_type: 'multiDevice',
        backed_up: true,
      })
      .execute()
    await post(`/me/security/sessions/${row.id}/end`, {}, { cookie: me.cookie })
    await post(`/me/security/passkeys/key${count}/remove`, {}, { cookie: me.cookie })
    expect(await isIn(other.cookie)).toBe(true)
    expect(
      await database.db.selectFrom('passkey').select('id').where('id', '=', `key${count}`).execute(),
    ).toHaveLength(1)
  })

  test('that began long ago change no passkeys before one signs in again', async () => {
    await age()
    const json = { cookie: me.cookie, 'content-type': 'application/json' }
    const answer = await work.app.inject({
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
    const form = { newEmail: 'x@example.org', password }
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

describe('notices', () => {
  test('are counted, read one by one or all, and are nobody else’s', async () => {
    const tell = (href: string) =>
      transact(database, (tx) =>
        notify(tx, {
          personId: me.id,
          kind: 'person.invited',
          params: { name: '<b>Wu</b>' },
          href,
          now: clock.now,
        }),
      )
    await tell('/me/data')
    await tell('/me/profile')
    const unread = async () => JSON.parse((await get('/me.json', { cookie: me.cookie })).body).unread
    expect(await unread()).toBe(2)
    const page = await get('/me/notifications', { cookie: me.cookie })
    expect(page.body).toContain('&lt;b>Wu&lt;/b>')
    const [id] = [...page.body.matchAll(/notifications\/(\w+)\/open/g)].map((match) => match[1])
    const stranger = await newcomer()
    await post(`/me/notifications/${id}/open`, { to: '//evil.example' }, { cookie: stranger.cookie })
    expect(await unread()).toBe(2)
    const opened = await post(`/me/notifications/${id}/open`, { to: '/me/profile' }, { cookie: me.cookie })
    expect([opened.headers.location, await unread()]).toEqual(['/me/profile', 1])
    const evil = await post(`/me/notifications/${id}/open`, { to: '//evil.example' }, { cookie: me.cookie })
    expect(evil.headers.location).toBe('/me/notifications')
    const shown = await get('/me/notifications', { cookie: me.cookie })
    const ids = [...shown.body.matchAll(/name="id" value="(\w+)"/g)].map((match) => match[1] ?? '')
    expect(ids).toHaveLength(1)
    // Came while the page was open: it was not seen.
    await tell('/me/security')
    await post('/me/notifications/read', { id: ids }, { cookie: stranger.cookie })
    expect(await unread()).toBe(2)
    await post('/me/notifications/read', { id: ids }, { cookie: me.cookie })
    expect(await unread()).toBe(1)
    for (let n = 0; n < 30; n++) await tell('/me/data')
    expect(await unread()).toBe(31)
    const full = await get('/me/notifications', { cookie: me.cookie })
    const form = {
      id: [...full.body.matchAll(/name="id" value="(\w+)"/g)].map((match) => match[1] ?? ''),
      before: /name="before" value="(\w+)"/.exec(full.body)?.[1] ?? '',
    }
    expect(form.id).toHaveLength(30)
    await post('/me/notifications/read', form, { cookie: me.cookie })
    expect(await unread()).toBe(0)
  })
})

describe('one’s data', () => {
  test('is one file of one’s own, without secrets', async () => {
    const other = await newcomer()
    const answer = await get('/me/data/export.json', { cookie: me.cookie })
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="my-data-[\d-]+\.json"$/)
    const data = JSON.parse(answer.body)
    expect(data.profile).toMatchObject({ id: me.id, email: me.email })
    expect(Object.keys(data)).toEqual(expect.arrayContaining(['signIns', 'roles', 'memberships', 'follows']))
    for (const secret of [other.email, other.id, 'token', 'password"', '"secret'])
      expect(answer.body).not.toContain(secret)
    expect((await get('/me/data/export.json')).status).toBe(303)
  })
})

describe('leaving', () => {
  const go = (word = password) => post('/me/leave', { password: word }, { cookie: me.cookie })

  test('says what it means, asks for the password, and ends the person at once', async () => {
    const page = await get('/me/leave', { cookie: me.cookie })
    expect(page.body).toContain(me.email)
    expect((await go('not the password')).status).toBe(401)
    expect(await isIn(me.cookie)).toBe(true)
    const other = (await signIn(me.email)).cookie
    const done = await go()
    expect(done.headers.location).toBe('/sign-in?note=left')
    expect(await Promise.all([me.cookie, other].map(isIn))).toEqual([false, false])
    expect((await signIn(me.email)).status).toBe(401)
    expect((await takeMail(database)).map(({ to, kind }) => [to, kind])).toEqual([[me.email, 'person.left']])
    const row = await database.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', me.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ name: '—', email: `${me.id}@left.invalid`, image: null, language: null })
    const left = await database.pool.query(
      'select (select count(*)::int from credential where person_id = $1) + (select count(*)::int from session where person_id = $1) as rows',
      [me.id],
    )
    expect(left.rows[0].rows).toBe(0)
    // Nobody is kept from coming back, as somebody new.
    await answerWaiting(database, clock.now)
    await post('/sign-up', { name: 'Li', email: me.email, password })
    await answerWaiting(database, clock.now)
    expect((await takeMail(database)).map(({ kind }) => kind)).toEqual(['person.confirm'])
  })

  test('waits until accounts are handed over', async () => {
    const { accountId } = await transact(database, (tx) =>
      openAccount(tx, {
        handle: `own${count}`,
        name: '河边纪事',
        language: 'zh-CN',
        ownerId: me.id,
        now: clock.now,
      }),
    )
    expect((await get('/me/leave', { cookie: me.cookie })).body).toContain('河边纪事')
    expect((await go()).status).toBe(409)
    expect(await isIn(me.cookie)).toBe(true)
    const other = await newcomer()
    await database.db
      .insertInto('account_member')
      .values({ account_id: accountId, person_id: other.id, role: 'owner', joined_at: clock.now })
      .execute()
    const invitations = [me.email, `friend${count}@example.org`].map((email) => ({
      id: `invited-${email}`,
      ...{ email, account_id: accountId, role: 'editor', secret: Buffer.from(email), invited_by: me.id },
      ...{ invited_at: clock.now, expires_at: new Date(clock.now.getTime() + 86_400_000) },
    }))
    await database.db.insertInto('account_invitation').values(invitations).execute()
    expect((await go()).status).toBe(303)
    // Neither their address stays, nor a door that they had opened to others.
    expect(await database.db.selectFrom('account_invitation').select('id').execute()).toEqual([])
    const members = await database.db
      .selectFrom('account_member')
      .select('person_id')
      .where('account_id', '=', accountId)
      .execute()
    expect(members).toEqual([{ person_id: other.id }])
  })

  test('two owners who leave together leave one of them', async () => {
    const other = await newcomer()
    await transact(database, async (tx) => {
      const { accountId } = await openAccount(tx, {
        handle: `two${count}`,
        name: 'Two',
        language: 'en',
        ownerId: me.id,
        now: clock.now,
      })
      await tx.db
        .insertInto('account_member')
        .values({ account_id: accountId, person_id: other.id, role: 'owner', joined_at: clock.now })
        .execute()
    })
    const answers = await Promise.all([go(), post('/me/leave', { password }, { cookie: other.cookie })])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })

  test('is not for the last operator', async () => {
    me = await newcomer(['operator'])
    const answer = await go()
    expect(answer.status).toBe(409)
    expect(await isIn(me.cookie)).toBe(true)
  })
})
