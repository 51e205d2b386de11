import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPerson, invitePerson, inviteTo } from '../../../src/domain/people/index.ts'
import { changeSettings, type SignUpMode } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { answerWaiting, takeMail } from '../../support/letters.ts'
import { type Answer, createWorkApp } from '../../support/work-app.ts'

const password = 'a long enough password'
const work = await createWorkApp([peopleSurface])
const { get, post, database, clock, context } = work
const operator = await transact(database, (tx) =>
  createPerson(
    tx,
    { name: 'Op', email: 'op@example.org', password, roles: ['operator'] },
    { actor: null, now: clock.now },
  ),
)

beforeEach(() => withMail(true))
afterEach(async () => {
  clock.now = new Date(clock.now.getTime() + 3 * 3600_000)
  await mode('open')
  await answerWaiting(database, clock.now)
  await takeMail(database)
})

async function mode(signUp: SignUpMode): Promise<void> {
  await transact(database, (tx) => changeSettings(tx, { signUp }, { actor: operator, now: clock.now }))
}

function withMail(works: boolean): void {
  Object.assign(context.config, { smtpUrl: works ? 'smtp://127.0.0.1:1' : undefined })
}

function signUp(email: string, more: Record<string, string> = {}): Promise<Answer> {
  return post('/sign-up', { name: '林舟', email, password, ...more })
}

async function letters() {
  await answerWaiting(database, clock.now)
  return takeMail(database)
}

function tokenOf(href: string | null | undefined): string {
  return new URL(href ?? '', 'http://x').searchParams.get('token') ?? ''
}

async function people(): Promise<string[]> {
  const rows = await database.db.selectFrom('person').select('email').orderBy('id').execute()
  return rows.map(({ email }) => email)
}

describe('sign-up where mail works', () => {
  test('makes a person once the letter was opened and the password typed again', async () => {
    const sent = await signUp('Lin@Example.org ', { to: '/apply' })
    expect([sent.status, sent.headers.location]).toEqual([303, '/sign-up/sent'])
    expect(await people()).not.toContain('lin@example.org')
    const [mail] = await letters()
    expect(mail).toMatchObject({ to: 'lin@example.org', kind: 'person.confirm', language: 'en' })
    const token = tokenOf(mail?.href)
    expect(token.length).toBeGreaterThan(40)
    // Opening the link, as a mail filter does, changes nothing.
    const page = await get(mail?.href ?? '')
    expect(page.status).toBe(200)
    expect(page.body).toContain('lin@example.org')
    expect(await people()).not.toContain('lin@example.org')
    const wrong = await post('/confirm', { token, password: 'another password' })
    expect([wrong.status, await people()]).toEqual([401, ['op@example.org']])
    const done = await post('/confirm', { token, password })
    expect([done.status, done.headers.location]).toEqual([303, '/apply'])
    expect(JSON.parse((await get('/me.json', { cookie: done.cookie })).body).person.name).toBe('林舟')
    for (const answer of [await get(mail?.href ?? ''), await post('/confirm', { token, password })])
      expect(answer.status).toBe(410)
  })

  test('tells nobody whether an address is known: the same answer, the same headers, the same work', async () => {
    const [known, fresh] = [await signUp('op@example.org'), await signUp('nobody@example.org')]
    expect(known.status).toBe(fresh.status)
    expect(known.body).toBe(fresh.body)
    const headers = ({ date, ...rest }: Record<string, unknown>) => rest
    expect(headers(known.headers)).toEqual(headers(fresh.headers))
    const mails = await letters()
    expect(mails.map(({ to, kind }) => [to, kind])).toEqual([
      ['op@example.org', 'person.known'],
      ['nobody@example.org', 'person.confirm'],
    ])
    expect(mails[0]?.href).not.toContain('token')
  })

  test('does as much for a known address as for a new one', async () => {
    const times = { known: [] as number[], fresh: [] as number[] }
    for (let round = 0; round < 8; round += 1) {
      for (const kind of ['known', 'fresh'] as const) {
        const from = performance.now()
        await signUp(kind === 'known' ? 'op@example.org' : `n${round}@example.org`)
        times[kind].push(performance.now() - from)
      }
    }
    const middle = (list: number[]) => list.sort((a, b) => a - b)[4] as number
    const [known, fresh] = [middle(times.known), middle(times.fresh)]
    expect(Math.abs(known - fresh)).toBeLessThan(Math.max(known, fresh) * 0.35)
  })

  test('gives the owner of an address what they chose, not what a stranger chose before them', async () => {
    await signUp('victim@example.org', { password: 'the stranger’s password' })
    await signUp('victim@example.org')
    const [first, second] = await letters()
    // The stranger's letter in the victim's mailbox opens nothing with the victim's password.
    expect((await post('/confirm', { token: tokenOf(first?.href), password })).status).toBe(401)
    expect((await post('/confirm', { token: tokenOf(second?.href), password })).status).toBe(303)
    const late = await post('/confirm', {
      token: tokenOf(first?.href),
      password: 'the stranger’s password',
    })
    expect(late.status).toBe(410)
    const stolen = await post('/sign-in', {
      email: 'victim@example.org',
      password: 'the stranger’s password',
    })
    expect(stolen.status).toBe(401)
  })

  test('a link that is followed twice at once makes one person', async () => {
    await signUp('raced@example.org')
    const [mail] = await letters()
    const token = tokenOf(mail?.href)
    const answers = await Promise.all([1, 2, 3].map(() => post('/confirm', { token, password })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
    expect((await people()).filter((email) => email === 'raced@example.org')).toHaveLength(1)
  })

  test('a letter is too old after a day', async () => {
    await signUp('late@example.org')
    const [mail] = await letters()
    clock.now = new Date(clock.now.getTime() + 25 * 3600_000)
    expect((await get(mail?.href ?? '')).status).toBe(410)
    expect((await post('/confirm', { token: tokenOf(mail?.href), password })).status).toBe(410)
  })

  test('writes at most three letters an hour to an address, and answers as before', async () => {
    const answers: number[] = []
    for (let round = 0; round < 5; round += 1) answers.push((await signUp('many@example.org')).status)
    expect(answers).toEqual([303, 303, 303, 303, 303])
    expect(await letters()).toHaveLength(3)
  })

  test('says what is wrong and keeps what was typed, but the password', async () => {
    const answer = await signUp('not an address', { name: 'а\u202edmin', password: 'short' })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('value="not an address"')
    expect(answer.body).not.toContain('short')
    expect(answer.body.match(/aria-invalid="true"/g)).toHaveLength(3)
    expect((await post('/sign-up', { name: 'x'.repeat(2_000_000), email: 'a@b.co', password })).status).toBe(
      413,
    )
  })

  test('a name cannot write into a mail', async () => {
    const name = 'Li\r\nBcc: everyone@example.org'
    await signUp('header@example.org', { name })
    const [mail] = await letters()
    expect((await post('/confirm', { token: tokenOf(mail?.href), password })).status).toBe(303)
    const row = await database.db
      .selectFrom('person')
      .select('name')
      .where('email', '=', 'header@example.org')
      .executeTakeFirst()
    expect(row?.name).toBe('Li Bcc: everyone@example.org')
    for (const email of [
      'a@example.org\nBcc: b@example.org',
      'a@example.org,b@example.org',
      '<a@example.org>',
    ])
      expect((await signUp(email)).status).toBe(422)
  })

  test('many from one network wait', async () => {
    const answers: Answer[] = []
    for (let round = 0; round < 61; round += 1)
      answers.push(await signUp(`m${round}@example.org`, { password: 'x' }))
    expect(answers.map(({ status }) => status)).toEqual([...Array(60).fill(422), 429])
    expect(answers[60]?.headers['retry-after']).toBe('3600')
  })
})

describe('sign-up where mail does not work', () => {
  test('makes the person at once and answers the same for a known address', async () => {
    withMail(false)
    const [fresh, known] = [await signUp('plain@example.org'), await signUp('op@example.org')]
    expect(fresh.headers.location).toBe('/sign-in?note=made&to=%2Fme')
    expect(known.headers.location).toBe(fresh.headers.location)
    expect((await post('/sign-in', { email: 'plain@example.org', password })).status).toBe(303)
    expect(await letters()).toEqual([])
  })
})

describe('sign-up by invitation', () => {
  const invite = async (email: string, to?: string) =>
    transact(database, (tx) =>
      invitePerson(tx, { email, language: 'zh-CN', actor: operator, now: clock.now, ...(to && { to }) }),
    )

  test('opens to who was invited, once, with the address that was invited', async () => {
    await mode('invitation')
    expect((await get('/sign-up')).status).toBe(403)
    expect((await signUp('uninvited@example.org')).status).toBe(403)
    const { path } = await invite('guest@example.org', '/studio/accounts/x/join')
    const [mail] = await takeMail(database)
    expect(mail).toMatchObject({ to: 'guest@example.org', kind: 'person.invited', href: path })
    const page = await get(path)
    expect(page.body).toContain('value="guest@example.org"')
    const invitation = new URL(path, 'http://x').searchParams.get('invitation') ?? ''
    expect((await signUp('other@example.org', { invitation })).status).toBe(403)
    const done = await signUp('guest@example.org', { invitation })
    expect([done.status, done.headers.location]).toEqual([303, '/studio/accounts/x/join'])
    expect((await signUp('guest@example.org', { invitation })).status).toBe(403)
    expect((await get(path)).status).toBe(403)
  })

  test('to a page of ours leads a person there, and somebody new by sign-up', async () => {
    await mode('invitation')
    const to = '/studio/invitations/secret'
    const mail = { language: 'en', kind: 'person.invited', params: { name: 'x' }, actor: operator } as const
    for (const email of ['op@example.org', 'newcomer@example.org'])
      await transact(database, (tx) => inviteTo(tx, { ...mail, email, to, now: clock.now }))
    const [known, fresh] = await takeMail(database)
    expect(known?.href).toBe(to)
    const invitation = new URL(fresh?.href ?? '', 'http://x').searchParams.get('invitation') ?? ''
    expect((await signUp('newcomer@example.org', { invitation })).headers.location).toBe(to)
    const { path } = await invite('op@example.org')
    expect((await get(path)).headers.location).toBe('/sign-in?to=%2Fme&email=op%40example.org')
    await mode('closed')
    await transact(database, (tx) => inviteTo(tx, { ...mail, email: 'late@example.org', to, now: clock.now }))
    expect((await takeMail(database)).at(-1)?.href).toBe(to)
  })

  test('is over when it was taken back or is too old, and closed means closed for it too', async () => {
    const { path, invitationId } = await invite('back@example.org')
    const invitation = new URL(path, 'http://x').searchParams.get('invitation') ?? ''
    await mode('closed')
    expect((await get(path)).status).toBe(403)
    expect((await signUp('back@example.org', { invitation })).status).toBe(403)
    await expect(invite('more@example.org')).rejects.toMatchObject({ code: 'sign_up.closed' })
    await mode('invitation')
    const before = clock.now
    clock.now = new Date(before.getTime() + 15 * 24 * 3600_000)
    expect((await signUp('back@example.org', { invitation })).status).toBe(403)
    clock.now = before
    await database.db
      .updateTable('invitation')
      .set({ withdrawn_at: clock.now })
      .where('id', '=', invitationId)
      .execute()
    expect((await signUp('back@example.org', { invitation })).status).toBe(403)
    expect(await people()).not.toContain('back@example.org')
  })
})

describe('closed sign-up', () => {
  test('is closed on the form and for letters that were sent before', async () => {
    await signUp('between@example.org')
    await mode('closed')
    const [mail] = await letters()
    const page = await get('/sign-up')
    expect(page.status).toBe(403)
    expect(page.body).not.toContain('<input')
    expect((await get('/sign-in')).body).not.toContain('/sign-up')
    expect((await signUp('closed@example.org')).status).toBe(403)
    expect((await post('/confirm', { token: tokenOf(mail?.href), password })).status).toBe(403)
    const before = await people()
    for (const path of ['/api/auth/sign-up/email', '/api/auth/sign-in/social', '/sign-up/email'])
      expect((await post(path, { name: 'x', email: 'x@example.org', password })).status).toBe(404)
    expect(await people()).toEqual(before)
  })
})
