import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentAgreements, versionsOf } from '../../../src/domain/agreements/index.ts'
import { auditPage } from '../../../src/domain/audit/index.ts'
import { listChannels } from '../../../src/domain/channels/index.ts'
import { grantRole, rolesOf } from '../../../src/domain/people/index.ts'
import { readSettings } from '../../../src/domain/settings/index.ts'
import { templatesFor } from '../../../src/domain/templates/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { listJobs } from '../../../src/platform/jobs/index.ts'
import { openMail } from '../../../src/platform/mail/index.ts'
import { consoleSurface } from '../../../src/web/console/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { type SmtpServer, smtpAnswer, startSmtp } from '../../support/smtp.ts'
import { createWorkApp } from '../../support/work-app.ts'
import { type ConsoleRoom, makeConsoleRoom, OPERATOR } from './console-room.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'masthead-console-'))
const { app, get, post, database, context, clock } = await createWorkApp([peopleSurface, consoleSurface])
Object.assign(context.config, { dataDir, storageUrl: 'file:///srv/files' })
context.mail = openMail({ smtpUrl: undefined, dataDir, host: 'news.example.test' })
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

let room: ConsoleRoom
let operator: { cookie: string }
beforeAll(async () => {
  clock.now = new Date()
  room = await makeConsoleRoom(database, context.mail, clock.now)
  operator = { cookie: (await post('/sign-in', OPERATOR)).cookie }
})

const later = () => {
  clock.now = new Date(clock.now.getTime() + 1000)
}
const acts = async (action: string) => (await auditPage(database.db, { action }, { limit: 100 })).entries
const seenOf = (body: string) => /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? ''

describe('settings in groups', () => {
  const articles = {
    reviewAll: 'no',
    reviewFirst: '2',
    firstDayArticles: '3',
    secondsBetweenArticles: '30',
    linksPerHost: '3',
    restoreDays: '30',
  }

  test('are saved and recorded with old and new', async () => {
    const { body } = await get('/console/settings/articles', operator)
    later()
    const form = { ...articles, seen: seenOf(body) }
    const [answer, twice] = await Promise.all(
      [1, 2].map(() => post('/console/settings/articles', form, operator)),
    )
    expect(twice?.status).toBe(303)
    expect([answer?.status, answer?.headers.location]).toEqual([303, '/console/settings/articles?saved'])
    expect((await readSettings(database.db)).reviewFirst).toBe(2)
    const [act] = await acts('settings.change')
    expect(act).toMatchObject({
      actor: { id: room.operatorId },
      details: { changes: { reviewFirst: { from: 5, to: 2 } } },
    })
    later()
    const again = await post('/console/settings/articles', { ...form, reviewFirst: '9' }, operator)
    expect(again.status).toBe(409)
    expect(again.body).toContain('value="9"')
    expect((await readSettings(database.db)).reviewFirst).toBe(2)
    const agreed = await post(
      '/console/settings/articles',
      { ...form, reviewFirst: '9', seen: seenOf(again.body) },
      operator,
    )
    expect(agreed.status).toBe(303)
    expect((await readSettings(database.db)).reviewFirst).toBe(9)
  })

  test.each([
    ['articles', { ...articles, reviewFirst: '-1' }, 'reviewFirst'],
    ['articles', { ...articles, restoreDays: '9999999999999' }, 'restoreDays'],
    ['articles', { ...articles, reviewAll: 'perhaps' }, 'reviewAll'],
    ['sign-in', { signUp: 'anyone', oidcName: '', oidcIssuer: '', oidcClientId: '' }, 'signUp'],
    [
      'sign-in',
      { signUp: 'open', oidcName: '', oidcIssuer: 'javascript:alert(1)', oidcClientId: '' },
      'oidcIssuer',
    ],
    ['mail', { mailFrom: 'a@x.test\r\nBcc: b@x.test' }, 'mailFrom'],
    ['mail', { mailFrom: 'Portal <a@x.test>' }, 'mailFrom'],
  ])('refuse %s with %j and mark the field', async (group, form, field) => {
    const before = await readSettings(database.db)
    const answer = await post(`/console/settings/${group}`, form as Record<string, string>, operator)
    expect(answer.status).toBe(422)
    expect(answer.body).toContain(`id="${field}-error"`)
    expect(await readSettings(database.db)).toEqual(before)
  })

  test('never show a secret, keep it when its box is empty, and remove it when asked', async () => {
    const form = {
      signUp: 'open',
      oidcName: 'University',
      oidcIssuer: '',
      oidcClientId: '',
      oidcClientSecret: '',
    }
    await post('/console/settings/sign-in', form, operator)
    expect((await readSettings(database.db)).oidcClientSecret).toBe('hush-0815')
    await post('/console/settings/sign-in', { ...form, oidcClientSecret: 'new-hush' }, operator)
    expect((await get('/console/settings/sign-in', operator)).body).not.toContain('hush')
    expect((await get('/console/audit.csv', operator)).body).not.toContain('hush')
    await post('/console/settings/sign-in', { ...form, 'oidcClientSecret-remove': 'on' }, operator)
    expect((await readSettings(database.db)).oidcClientSecret).toBe('')
  })
})

describe('channels', () => {
  const order = async () => (await listChannels(database)).map(({ slug }) => slug)

  test('are moved by one place a click, and stay at the ends', async () => {
    const before = await order()
    const move = (way: string) => post(`/console/channels/${room.channelId}/place`, { way }, operator)
    expect((await move('up')).headers.location).toBe(`/console/channels?at=${room.channelId}&way=up`)
    expect(await order()).toEqual([before[0], before[2], before[1], ...before.slice(3)])
    for (let n = 0; n < 4; n++) await move('up')
    expect((await order())[0]).toBe(before[2])
    for (let n = 0; n < 9; n++) await move('down')
    expect((await order()).at(-1)).toBe(before[2])
    expect((await acts('channel.move')).length).toBeGreaterThan(10)
    expect((await post('/console/channels/x/place', { way: 'up' }, operator)).status).toBe(404)
  })

  test('two operators who move at once lose none', async () => {
    const before = (await order()).toSorted()
    const ids = (await listChannels(database)).map(({ id }) => id)
    await Promise.all(
      ids.map((id, n) => post(`/console/channels/${id}/place`, { way: n % 2 ? 'up' : 'down' }, operator)),
    )
    const channels = await listChannels(database)
    expect(channels.map(({ slug }) => slug).toSorted()).toEqual(before)
    expect(channels.map(({ position }) => position)).toEqual(ids.map((_, n) => n + 1))
  })
})

describe('roles', () => {
  test('are given and ended with a reason, and recorded', async () => {
    const page = `/console/people/${room.editorId}`
    expect((await post(`${page}/roles`, { role: 'operator', reason: ' ' }, operator)).status).toBe(422)
    expect((await post(`${page}/roles`, { role: 'king', reason: 'x' }, operator)).status).toBe(422)
    const give = { role: 'operator', reason: 'Stands in for Lin' }
    expect((await post(`${page}/roles`, give, operator)).headers.location).toBe(`${page}?done=role`)
    await post(`${page}/roles`, give, operator)
    const given = (await acts('role.grant')).filter(({ details }) => details.reason)
    expect(given).toMatchObject([{ subject: { id: room.editorId }, details: give }])
    expect((await get(page, operator)).body).toContain('Stands in for Lin')
    expect((await post(`${page}/roles/operator/end`, { reason: '' }, operator)).status).toBe(422)
    expect((await post(`${page}/roles/operator/end`, { reason: 'Lin is back' }, operator)).status).toBe(303)
    expect((await post(`${page}/roles/operator/end`, { reason: 'Lin is back' }, operator)).status).toBe(303)
    expect(await acts('role.end')).toHaveLength(1)
    expect(await rolesOf(database.db, room.editorId)).toEqual(['editor', 'moderator'])
  })

  test('of the last operator stay', async () => {
    const answer = await post(
      `/console/people/${room.operatorId}/roles/operator/end`,
      { reason: 'tired' },
      operator,
    )
    expect(answer.status).toBe(409)
    expect(await rolesOf(database.db, room.operatorId)).toContain('operator')
  })

  test('taken away while a page is open refuse the next click, also in the middle of a form', async () => {
    const act = { actor: null, now: clock.now }
    const grant = { personId: room.editorId, role: 'operator' as const }
    await transact(database, (tx) => grantRole(tx, grant, act))
    const { cookie } = await post('/sign-in', { email: 'chen@example.test', password: OPERATOR.password })
    expect((await get('/console/channels/new', { cookie })).status).toBe(200)
    const before = await listChannels(database)
    await post(`/console/people/${room.editorId}/roles/operator/end`, { reason: 'no longer' }, operator)
    const refused = await post('/console/channels/new', { 'names-en': 'Mine' }, { cookie })
    expect([refused.status, refused.body]).toEqual([403, 'people.forbidden'])
    expect(await listChannels(database)).toEqual(before)
  })

  test('sessions are all ended at once', async () => {
    const { cookie } = await post('/sign-in', { email: 'chen@example.test', password: OPERATOR.password })
    expect((await get('/me', { cookie })).status).toBe(200)
    await post(`/console/people/${room.editorId}/sessions/end`, {}, operator)
    expect((await get('/me', { cookie })).status).toBe(303)
    expect(await acts('person.end_sessions')).toHaveLength(1)
  })
})

describe('people', () => {
  const found = async (query: string) => {
    const { body } = await get(`/console/people?${query}`, operator)
    return [...body.matchAll(/person\d+@example\.test|[a-z]+@example\.test/g)].map(([email]) => email)
  }

  test('are found by the beginning of an address or a name, page by page', async () => {
    expect(await found('q=person05')).toHaveLength(10)
    expect(await found('q=PERSON000@')).toEqual(['person000@example.test'])
    expect((await found(`q=${encodeURIComponent('李')}`)).length).toBe(7)
    expect(await found('q=maren')).toHaveLength(8)
    expect(await found('q=%25')).toEqual([])
    expect(await found('role=moderator')).toEqual(['chen@example.test'])
    const first = await get('/console/people?q=p', operator)
    const next = /rel="next" href="([^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') as string
    const second = await get(next, operator)
    const emails = [first, second].flatMap(({ body }) => body.match(/person\d+@example\.test/g) ?? [])
    expect(new Set(emails).size).toBe(60)
  })

  test('are invited, and an invitation is withdrawn', async () => {
    const invite = (email: string) => post('/console/people/invitations', { email, language: 'en' }, operator)
    expect((await invite('not an address')).status).toBe(422)
    expect((await invite('new@example.test')).headers.location).toBe('/console/people/invitations?sent')
    const { body } = await get('/console/people/invitations', operator)
    const id = /new@example\.test.*?invitations\/(\w+)\/withdrawal/s.exec(body)?.[1]
    await post(`/console/people/invitations/${id}/withdrawal`, {}, operator)
    expect((await get('/console/people/invitations', operator)).body).not.toContain('new@example.test')
  })
})

describe('texts', () => {
  const words = {
    'titles-zh-CN': '新协议',
    'titles-en': '',
    'texts-zh-CN': '一、真实。\n二、负责。',
    'texts-en': '',
  }

  test('of agreements get versions; a stale form overwrites none', async () => {
    const [agreement] = await currentAgreements(database.db, 'apply')
    const address = `/console/agreements/${agreement?.agreementId}/edit`
    const form = { ...words, seen: '1' }
    expect((await post(address, form, operator)).status).toBe(303)
    expect((await post(address, form, operator)).status).toBe(303)
    expect((await post(address, { ...form, 'titles-zh-CN': '再改' }, operator)).status).toBe(409)
    expect((await post(address, { ...form, seen: '2', 'texts-zh-CN': ' ' }, operator)).status).toBe(422)
    const versions = await versionsOf(database.db, agreement?.agreementId as string)
    expect(versions.map(({ number, titles }) => [number, titles['zh-CN']])).toEqual([
      [2, '新协议'],
      [1, '作者协议'],
    ])
  })

  test('of templates are added, changed and retired', async () => {
    const added = await post('/console/templates/new/article.refuse', words, operator)
    const again = await post('/console/templates/new/article.refuse', words, operator)
    expect(again.headers.location).toBe(added.headers.location)
    const address = added.headers.location?.toString().replace('?saved', '') as string
    await post(`${address}/edit`, { ...words, 'titles-zh-CN': '改过', seen: '1' }, operator)
    expect((await get(address, operator)).body).toContain('Version 2')
    const titles = async () =>
      (await templatesFor(database.db, 'article.refuse')).map((one) => one.titles['zh-CN'])
    expect(await titles()).toContain('改过')
    await post(`${address}/retire`, {}, operator)
    expect(await titles()).not.toContain('改过')
    expect((await post('/console/templates/new/king.refuse', words, operator)).status).toBe(404)
  })
})

describe('the mail test', () => {
  let smtp: SmtpServer | undefined
  afterAll(() => smtp?.stop())

  test('tells what the server said, whatever it was', async () => {
    let refuse = false
    smtp = await startSmtp({
      onRcptTo: (_to, _session, done) => (refuse ? done(smtpAnswer(550, 'No <b>relay</b> for you')) : done()),
    })
    const smtpUrl = `smtp://127.0.0.1:${smtp.port}`
    context.mail = openMail({ smtpUrl, dataDir, host: 'news.example.test' })
    const sent = await post('/console/mail/test', {}, operator)
    expect([sent.status, sent.body]).toEqual([200, expect.stringContaining('250')])
    expect(smtp.taken[0]?.mail.subject).toBe('Test mail of Riverside')
    refuse = true
    const refused = await post('/console/mail/test', {}, operator)
    expect([refused.status, refused.body]).toEqual([
      502,
      expect.stringContaining('No &lt;b>relay&lt;/b> for you'),
    ])
    await smtp.stop()
    const down = await post('/console/mail/test', {}, operator)
    expect([down.status, down.body]).toEqual([502, expect.stringContaining('ECONNREFUSED')])
    smtp = undefined
    context.mail = openMail({ smtpUrl: undefined, dataDir, host: 'news.example.test' })
    expect((await post('/console/mail/test', {}, operator)).body).toContain('/console/mail/outbox/')
  })

  test('mails of the outbox are read as text, downloaded, and both recorded', async () => {
    const id = '0zzzzzzzzzzzz'
    const words = {
      subject: '<img src=x>',
      text: '<script>alert(1)</script>',
      html: '<script>alert(2)</script>',
    }
    await context.mail.send({ id, to: 'x@example.test', ...words, now: clock.now })
    const before = (await acts('mail.read')).length
    const page = await get(`/console/mail/outbox/${id}`, operator)
    expect(page.body).toContain('&lt;script')
    expect(page.body).not.toMatch(/<script>|<img src=x/)
    const file = await app.inject({ url: `/console/mail/outbox/${id}/file`, headers: operator })
    expect(file.headers['content-type']).toBe('message/rfc822')
    expect(file.headers['content-disposition']).toContain('attachment')
    expect(await acts('mail.read')).toHaveLength(before + 2)
  })
})

describe('jobs', () => {
  test('that failed are run again, once; others are discarded', async () => {
    const job = `/console/jobs/mail.send/${room.jobId}`
    expect((await post(`${job}/retry`, {}, operator)).status).toBe(303)
    expect((await post(`${job}/retry`, {}, operator)).status).toBe(409)
    expect((await post(`${job}/discard`, {}, operator)).status).toBe(303)
    expect((await post(`${job}/discard`, {}, operator)).status).toBe(404)
    expect((await acts('job.')).map(({ action }) => action)).toEqual(['job.discard', 'job.retry'])
  })

  test('the storage is measured when asked, once however often', async () => {
    for (let n = 0; n < 3; n++) await post('/console/storage/measurement', {}, operator)
    const { jobs } = await listJobs(database.db, 'waiting', { name: 'storage.measure', limit: 9 })
    expect(jobs).toHaveLength(1)
  })
})

describe('the audit', () => {
  test('is filtered by the address and safe as a file', async () => {
    const evil = '=HYPERLINK("http://evil.test","x")'
    await post(`/console/people/${room.editorId}/roles`, { role: 'operator', reason: evil }, operator)
    await database.pool.query("update person set name = '=1+1' where id = $1", [room.operatorId])
    const csv = await get('/console/audit.csv?action=role.', operator)
    expect(csv.headers['content-disposition']).toMatch(/attachment; filename="audit-[\d-]+\.csv"/)
    expect(csv.body).toContain(",'=1+1,")
    for (const line of csv.body.split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+@]/)
    const of = async (query: string) => (await get(`/console/audit?${query}`, operator)).body
    expect(await of('action=role.')).toContain('HYPERLINK')
    expect(await of('action=settings.')).not.toContain('HYPERLINK')
    expect(await of('person=nobody%40example.test')).toContain('Nobody has this e-mail address')
    expect(await of(`person=${encodeURIComponent(OPERATOR.email)}&action=role.`)).toContain('HYPERLINK')
    expect(await of('to=2020-01-01')).toContain('No act matches')
    expect(await of(`subject=person:${room.editorId}`)).toContain('HYPERLINK')
  })
})
