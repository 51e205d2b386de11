import { afterAll, describe, expect, test } from 'vitest'
import { listJobs } from '../../../src/platform/jobs/index.ts'
import { type SmtpServer, smtpAnswer, startSmtp } from '../../support/smtp.ts'
import { openActsRoom } from './acts-room.ts'
import { OPERATOR } from './console-room.ts'

const { app, get, post, database, context, clock, room, operator, acts, useMail } = await openActsRoom()

describe('the mail test', () => {
  let smtp: SmtpServer | undefined
  afterAll(() => smtp?.stop())

  test('tells what the server said, whatever it was', async () => {
    let refuse = false
    smtp = await startSmtp({
      onRcptTo: (_to, _session, done) => (refuse ? done(smtpAnswer(550, 'No <b>relay</b> for you')) : done()),
    })
    const smtpUrl = `smtp://127.0.0.1:${smtp.port}`
    useMail(smtpUrl)
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
    useMail()
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
