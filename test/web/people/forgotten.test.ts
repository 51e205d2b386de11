import { afterEach, describe, expect, test } from 'vitest'
import { createPerson } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { answerWaiting, takeMail } from '../../support/letters.ts'
import { createWorkApp } from '../../support/work-app.ts'

const password = 'a long enough password'
const work = await createWorkApp([peopleSurface])
const { get, post, database, clock } = work
Object.assign(work.context.config, { smtpUrl: 'smtp://127.0.0.1:1' })
await transact(database, (tx) =>
  createPerson(
    tx,
    { name: 'Li', email: 'li@example.org', password, roles: ['editor'] },
    { actor: null, now: clock.now },
  ),
)

afterEach(async () => {
  await letters()
  clock.now = new Date(clock.now.getTime() + 2 * 3600_000)
})

async function letters() {
  await answerWaiting(database, clock.now)
  return takeMail(database)
}

function forget(email: string) {
  return post('/forgotten', { email })
}

async function tokenFor(email: string): Promise<string> {
  await forget(email)
  const [mail] = await letters()
  return new URL(mail?.href ?? '', 'http://x').searchParams.get('token') ?? ''
}

describe('a forgotten password', () => {
  test('is answered alike for every address', async () => {
    const [known, unknown] = [await forget('li@example.org'), await forget('nobody@example.org')]
    const headers = ({ date, ...rest }: Record<string, unknown>) => rest
    expect([known.status, known.headers.location]).toEqual([303, '/forgotten/sent'])
    expect([known.status, known.body, headers(known.headers)]).toEqual([
      unknown.status,
      unknown.body,
      headers(unknown.headers),
    ])
    expect((await letters()).map(({ to, kind }) => [to, kind])).toEqual([['li@example.org', 'person.reset']])
    expect((await forget('not an address')).status).toBe(422)
  })

  test('costs as much time for an unknown address as for a known one', async () => {
    const times: Record<string, number[]> = { 'li@example.org': [], 'nobody@example.org': [] }
    for (let round = 0; round < 9; round += 1) {
      for (const [email, list] of Object.entries(times)) {
        const from = performance.now()
        await forget(email)
        list.push(performance.now() - from)
      }
    }
    const [known = 0, unknown = 0] = Object.values(times).map((list) => list.sort((a, b) => a - b)[4])
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(8, Math.max(known, unknown) * 0.5))
  })

  test('leads by letter to a new one, once; every session ends and the person is told', async () => {
    const { cookie } = await post('/sign-in', { email: 'li@example.org', password })
    const token = await tokenFor('LI@example.org')
    expect((await get(`/reset?token=${token}`)).status).toBe(200)
    const short = await post('/reset', { token, password: 'short' })
    expect(short.status).toBe(422)
    const done = await post('/reset', { token, password: 'another long password' })
    expect(done.headers.location).toBe('/sign-in?note=reset')
    expect(done.headers['set-cookie']).toBeUndefined()
    expect(JSON.parse((await get('/me.json', { cookie })).body).person).toBeNull()
    expect((await letters()).map(({ kind }) => kind)).toEqual(['person.password_changed'])
    expect((await post('/sign-in', { email: 'li@example.org', password })).status).toBe(401)
    for (const answer of [
      await get(`/reset?token=${token}`),
      await post('/reset', { token, password: 'a third long password' }),
    ])
      expect(answer.status).toBe(410)
    await post('/reset', { token: await tokenFor('li@example.org'), password })
  })

  test('a raced link changes the password once', async () => {
    const token = await tokenFor('li@example.org')
    const answers = await Promise.all(
      ['first password', 'second password', 'third password'].map((each) =>
        post('/reset', { token, password: each }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
    await post('/reset', { token: await tokenFor('li@example.org'), password })
  })

  test('a link is too old after an hour, and a guessed one opens nothing', async () => {
    const token = await tokenFor('li@example.org')
    clock.now = new Date(clock.now.getTime() + 3_601_000)
    expect((await get(`/reset?token=${token}`)).status).toBe(410)
    for (const guess of ['', 'x', '%00', `${'x'.repeat(2000)}`])
      expect((await get(`/reset?token=${guess}`)).status, guess.slice(0, 9)).toBeGreaterThanOrEqual(400)
    expect((await post('/reset', { token: [token, token], password })).status).toBe(410)
  })

  test('a letter of one kind opens no door of another', async () => {
    const token = await tokenFor('li@example.org')
    expect((await get(`/confirm?token=${token}`)).status).toBe(410)
    expect((await post('/confirm', { token, password })).status).toBe(410)
    expect((await get(`/sign-up?invitation=${token}`)).status).toBe(410)
  })

  test('writes at most three letters an hour to a person, and says nothing of it', async () => {
    const answers: number[] = []
    for (let round = 0; round < 5; round += 1) answers.push((await forget('li@example.org')).status)
    expect(answers).toEqual([303, 303, 303, 303, 303])
    expect(await letters()).toHaveLength(3)
  })

  test('many from one network wait', async () => {
    const statuses: number[] = []
    for (let round = 0; round < 31; round += 1) statuses.push((await forget(`n${round}@example.org`)).status)
    expect(statuses.at(-1)).toBe(429)
  })
})
