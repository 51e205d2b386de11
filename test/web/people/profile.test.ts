import { beforeEach, describe, expect, test } from 'vitest'
import { answerWaiting, takeMail } from '../../support/letters.ts'
import { openMeRoom, PASSWORD, type SignedIn } from './me-room.ts'

const { get, post, database, clock, begin, newcomer, signIn } = await openMeRoom()

let me: SignedIn
beforeEach(async () => {
  me = await begin()
})

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
  const ask = (newEmail: string, word = PASSWORD) =>
    post('/me/profile/email', { newEmail, password: word }, { cookie: me.cookie })
  const letters = async () => {
    await answerWaiting(database, clock.now)
    return takeMail(database)
  }

  test('counts once its letter was opened by the person themselves; the old one is told', async () => {
    const to = `new${me.number}@example.org`
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
    expect((await ask(`x${me.number}@example.org`, 'not the password')).status).toBe(422)
    const [known, fresh] = [await ask(other.email), await ask(`y${me.number}@example.org`)]
    expect([known.status, known.headers.location]).toEqual([fresh.status, fresh.headers.location])
    expect((await letters()).map(({ kind }) => kind)).toEqual(['person.confirm'])
    await ask(other.email)
    expect((await letters()).map(({ to, kind }) => [to, kind])).toEqual([[other.email, 'person.known']])
  })
})
