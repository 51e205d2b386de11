import { beforeEach, describe, expect, test } from 'vitest'
import { createPerson } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { totp } from '../../support/totp.ts'
import { type Answer, createWorkApp } from '../../support/work-app.ts'

const password = 'a long enough password'
const PATH = '/me/security/second-factor'
const work = await createWorkApp([peopleSurface])
const { get, post, database, clock } = work

let email = ''
let count = 0
beforeEach(async () => {
  clock.now = new Date(clock.now.getTime() + 3600_000)
  count += 1
  email = `p${count}@example.org`
  await transact(database, (tx) =>
    createPerson(tx, { name: 'Li', email, password, roles: [] }, { actor: null, now: clock.now }),
  )
})

async function signIn(to = '/me'): Promise<Answer> {
  return post('/sign-in', { email, password, to })
}

type On = { cookie: string; secret: string; codes: string[] }

/** Signs in and switches the second factor on, as a person does. */
async function switchOn(): Promise<On> {
  const { cookie } = await signIn()
  const page = await post(PATH, { password }, { cookie })
  const secret = /class="code-words">([^<]+)</.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
  const codes = [...page.body.matchAll(/<li><code>([^<]+)<\/code>/g)].map((match) => match[1] as string)
  const done = await post(`${PATH}/confirm`, { code: totp(secret, Date.now() - 30_000) }, { cookie })
  expect([done.status, done.headers.location]).toEqual([303, '/me/security?saved=factor'])
  return { cookie: done.cookie, secret, codes }
}

async function isIn(cookie: string): Promise<boolean> {
  return JSON.parse((await get('/me.json', { cookie })).body).person !== null
}

describe('the second factor', () => {
  test('is asked for between password and session', async () => {
    const { secret, codes, cookie } = await switchOn()
    expect(codes).toHaveLength(10)
    expect(await isIn(cookie)).toBe(true)
    const half = await signIn('/me/data')
    expect([half.status, half.headers.location]).toEqual([303, '/sign-in/code?to=%2Fme%2Fdata'])
    expect(half.headers['set-cookie']?.toString()).not.toContain('known=1')
    expect(await isIn(half.cookie)).toBe(false)
    for (const path of ['/me', '/me/security', PATH])
      expect((await get(path, { cookie: half.cookie })).status).toBe(303)
    expect((await get('/sign-in/code?to=//evil.example')).body).toContain('value="/me"')
    const done = await post('/sign-in/code', { code: totp(secret), to: '/me/data' }, { cookie: half.cookie })
    expect([done.status, done.headers.location]).toEqual([303, '/me/data'])
    expect(await isIn(done.cookie)).toBe(true)
  })

  test('nothing but the password is asked for until a code was given', async () => {
    const { cookie } = await signIn()
    const page = await post(PATH, { password }, { cookie })
    expect(page.body).toContain('class="qr"')
    const wrong = await post(`${PATH}/confirm`, { code: '000000' }, { cookie })
    expect(wrong.status).toBe(401)
    expect(wrong.body).not.toContain('class="qr"')
    expect(await isIn((await signIn()).cookie)).toBe(true)
  })

  test('a code opens one session, a challenge one too', async () => {
    const { secret } = await switchOn()
    const [first, second] = [await signIn(), await signIn()]
    const code = totp(secret)
    const done = await post('/sign-in/code', { code }, { cookie: first.cookie })
    expect(done.status).toBe(303)
    // Read over a shoulder, with the password known.
    const replayed = await post('/sign-in/code', { code }, { cookie: second.cookie })
    expect(replayed.status).toBe(401)
    expect(await isIn(replayed.cookie)).toBe(false)
    expect(await isIn(done.cookie)).toBe(true)
    const again = await post(
      '/sign-in/code',
      { code: totp(secret, Date.now() + 30_000) },
      { cookie: first.cookie },
    )
    expect(again.status).toBe(401)
  })

  test('a recovery code works once, and new ones end the old', async () => {
    const { codes, cookie } = await switchOn()
    const use = async (code: string) =>
      (await post('/sign-in/code', { code }, { cookie: (await signIn()).cookie })).status
    expect(await use(codes[0] ?? '')).toBe(303)
    expect(await use(codes[0] ?? '')).toBe(401)
    expect(await use(codes[1] ?? '')).toBe(303)
    const renewed = await post(`${PATH}/codes`, { password }, { cookie })
    expect(renewed.status).toBe(200)
    const fresh = /<li><code>([^<]+)<\/code>/.exec(renewed.body)?.[1] ?? ''
    expect(await use(codes[2] ?? '')).toBe(401)
    expect(await use(fresh)).toBe(303)
  })

  test('recovery codes raced from two places open one session', async () => {
    const { codes } = await switchOn()
    const challenges = [await signIn(), await signIn(), await signIn()]
    const answers = await Promise.all(
      challenges.map(({ cookie }) => post('/sign-in/code', { code: codes[0] ?? '' }, { cookie })),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  test('guesses end the challenge after five, and the person’s second factor for a while after ten', async () => {
    const { secret } = await switchOn()
    const guess = async (cookie: string) => post('/sign-in/code', { code: '123456' }, { cookie })
    for (let challenge = 0; challenge < 2; challenge += 1) {
      const { cookie } = await signIn()
      for (let round = 0; round < 5; round += 1) expect((await guess(cookie)).status).toBe(401)
      const spent = await guess(cookie)
      // The sign-in form again: the password has to be given once more.
      expect(spent.status === 429 || spent.body.includes('name="password"')).toBe(true)
    }
    const locked = await post('/sign-in/code', { code: totp(secret) }, { cookie: (await signIn()).cookie })
    expect(locked.status).toBe(429)
  })

  test('a session that was there before ends, and does not count as the second factor', async () => {
    const { cookie, secret } = await switchOn()
    const half = await post('/sign-in', { email, password }, { cookie })
    expect(await isIn(cookie)).toBe(false)
    const planted = await post('/sign-in/code', { code: '000000' }, { cookie: `${half.cookie}; ${cookie}` })
    expect(planted.status).toBe(401)
    const done = await post('/sign-in/code', { code: totp(secret) }, { cookie: half.cookie })
    expect(await isIn(done.cookie)).toBe(true)
    expect(done.cookie).not.toContain(cookie.split('; ')[0])
  })

  test('guesses from one network are limited, whoever is guessed', async () => {
    const statuses: number[] = []
    for (let round = 0; round < 31; round += 1)
      statuses.push((await post('/sign-in/code', { code: '1' })).status)
    expect(statuses.at(-1)).toBe(429)
  })

  test('only the password switches it off or shows new codes', async () => {
    const { cookie } = await switchOn()
    for (const path of [`${PATH}/end`, `${PATH}/codes`]) {
      const refused = await post(path, { password: 'not the password' }, { cookie })
      expect(refused.status).toBe(401)
      expect(refused.body).not.toContain('<li><code>')
    }
    const off = await post(`${PATH}/end`, { password }, { cookie })
    expect(off.headers.location).toBe('/me/security?saved=factor-off')
    expect(await isIn((await signIn()).cookie)).toBe(true)
  })

  test('a planted challenge, or a session of another person, counts for nothing', async () => {
    const { secret } = await switchOn()
    const victim = email
    email = `other${count}@example.org`
    await transact(database, (tx) =>
      createPerson(tx, { name: 'Wu', email, password, roles: [] }, { actor: null, now: clock.now }),
    )
    const attacker = await signIn()
    // The code of the victim with the attacker's own session: no challenge was begun.
    const answer = await post('/sign-in/code', { code: totp(secret) }, { cookie: attacker.cookie })
    expect(answer.status).toBe(401)
    email = victim
    const planted = 'masthead.two_factor=2fa-planted.c2lnbmF0dXJl'
    expect((await post('/sign-in/code', { code: totp(secret) }, { cookie: planted })).status).toBe(401)
  })
})
