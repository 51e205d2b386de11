import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  listMail,
  mailJob,
  markRead,
  notificationsOf,
  notify,
  sendMail,
  sweepMail,
  unreadOf,
} from '../../../src/domain/notifications/index.ts'
import { createPerson } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { prepareJobs, runJobs } from '../../../src/platform/jobs/index.ts'
import { openMail } from '../../../src/platform/mail/index.ts'
import { mailRenderer } from '../../../src/web/mail/render.ts'
import { createTestDatabase } from '../../support/database.ts'
import { smtpAnswer, startSmtp } from '../../support/smtp.ts'
import { until } from '../../support/until.ts'

const now = new Date('2026-05-01T08:00:00Z')
const database = await createTestDatabase()
const dataDir = mkdtempSync(join(tmpdir(), 'masthead-mail-'))
let personId = ''
const stops: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  // The same kind without its patience: a second between two tries.
  await prepareJobs(database, [{ ...mailJob, retry: { limit: 10, delaySeconds: 1, maxDelaySeconds: 1 } }])
  personId = await transact(database, (tx) =>
    createPerson(
      tx,
      { name: '林', email: 'lin@example.test', password: 'a long enough pass phrase', roles: ['reader'] },
      { actor: null, now },
    ),
  )
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function work(smtpUrl: string | undefined, kind = mailJob) {
  const context = {
    database,
    mail: openMail({ smtpUrl, dataDir, host: 'news.example.test' }),
    renderMail: mailRenderer(new URL('https://news.example.test')),
    now: () => now,
  }
  const jobs = await runJobs(database, context, [kind], () => {})
  stops.push(() => jobs.stop(1000))
}

function write(to: string) {
  const mail = {
    to,
    language: 'en' as const,
    kind: 'test',
    params: { name: 'Lin <b>' },
    href: '/me?a=1&b=2',
    now,
  }
  return transact(database, (tx) => sendMail(tx, mail))
}

async function stateOf(mailId: string) {
  return (await listMail(database.db, { limit: 50 })).items.find(({ id }) => id === mailId)
}

describe('a mail', () => {
  test('is not sent when its transaction is undone', async () => {
    const before = (await listMail(database.db, { limit: 50 })).items.length
    const undone = transact(database, async (tx) => {
      await sendMail(tx, { to: 'a@example.test', language: 'en', kind: 'test', params: { name: 'x' } })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect((await listMail(database.db, { limit: 50 })).items).toHaveLength(before)
  })

  test('waits for a server that is down and arrives exactly once when it is back', async () => {
    const smtp = await startSmtp()
    await smtp.stop()
    const { mailId } = await write('down@example.test')
    await work(`smtp://127.0.0.1:${smtp.port}`)
    await work(`smtp://127.0.0.1:${smtp.port}`)
    const tried = async () => ((await stateOf(mailId))?.tries ?? 0) > 0
    await until(tried, { what: 'the first try', timeoutMs: 20_000 })
    expect(await stateOf(mailId)).toMatchObject({
      state: 'waiting',
      trouble: expect.stringContaining('ECONNREFUSED'),
    })
    const back = await startSmtp({ port: smtp.port })
    stops.push(back.stop)
    await until(async () => (await stateOf(mailId))?.state === 'sent', {
      what: 'the mail',
      timeoutMs: 30_000,
    })
    await mailJob.run({ database } as never, { mailId })
    expect(back.taken).toHaveLength(1)
    const mail = back.taken[0]?.mail
    expect(mail?.subject).toBe('Test mail of Masthead')
    expect(mail?.text).toContain('Lin <b>')
    expect(mail?.text).toContain('https://news.example.test/me?a=1&b=2')
    expect(mail?.html).toContain('Lin &lt;b&gt;')
    const { rows } = await database.pool.query('select params, href from mail where id = $1', [mailId])
    expect(rows).toEqual([{ params: null, href: null }])
    const jobs = await database.pool.query("select data from pgboss.job where name = 'mail.send'")
    expect(jobs.rows.map(({ data }) => Object.keys(data))).toEqual(jobs.rows.map(() => ['mailId']))
  })

  test('that is refused is recorded with the server’s words and not tried again', async () => {
    let asked = 0
    const smtp = await startSmtp({
      onRcptTo: (_to, _session, done) => {
        asked += 1
        done(smtpAnswer(550, 'No such box here'))
      },
    })
    stops.push(smtp.stop)
    const { mailId } = await write('nobody@example.test')
    await work(`smtp://127.0.0.1:${smtp.port}`)
    await until(async () => (await stateOf(mailId))?.state === 'refused', {
      what: 'the refusal',
      timeoutMs: 20_000,
    })
    expect(await stateOf(mailId)).toMatchObject({
      tries: 1,
      trouble: expect.stringContaining('No such box here'),
    })
    expect(asked).toBe(1)
    expect((await listMail(database.db, { refused: true, limit: 5 })).items.map(({ id }) => id)).toContain(
      mailId,
    )
  })

  test('goes to the outbox without a server', async () => {
    const { mailId } = await write('outbox@example.test')
    await work(undefined)
    await until(async () => (await stateOf(mailId))?.state === 'sent', {
      what: 'the file',
      timeoutMs: 20_000,
    })
    expect(readdirSync(join(dataDir, 'outbox'))).toEqual([`${mailId}.eml`])
    const parsed = await simpleParser(readFileSync(join(dataDir, 'outbox', `${mailId}.eml`)))
    expect(parsed.text).toContain('Lin <b>')
  })

  test('to one person goes before what goes to many', async () => {
    const smtp = await startSmtp()
    stops.push(smtp.stop)
    const to = (name: string, topic?: 'follows' | 'replies' | 'digest') =>
      transact(database, (tx) =>
        sendMail(tx, {
          to: `${name}@example.test`,
          language: 'en',
          kind: 'test',
          params: { name },
          now,
          ...(topic && { stop: { personId, topic } }),
        }),
      )
    await to('follower', 'follows')
    await to('gathered', 'digest')
    await to('answered', 'replies')
    await to('forgetful')
    await work(`smtp://127.0.0.1:${smtp.port}`, { ...mailJob, concurrency: 1 })
    await until(async () => smtp.taken.length === 4, { what: 'the mails', timeoutMs: 20_000 })
    expect(smtp.taken.map(({ mail }) => String([mail.to].flat()[0]?.text))).toEqual(
      ['forgetful', 'answered', 'follower', 'gathered'].map((name) => `${name}@example.test`),
    )
  })

  test('is given up after three days and forgotten after thirty', async () => {
    const { mailId } = await write('late@example.test')
    const day = (days: number) => new Date(now.getTime() + days * 86_400_000)
    await sweepMail(database.db, day(2))
    expect((await stateOf(mailId))?.state).toBe('waiting')
    await sweepMail(database.db, day(4))
    expect((await stateOf(mailId))?.state).toBe('refused')
    await sweepMail(database.db, day(31))
    expect((await listMail(database.db, { limit: 5 })).items).toEqual([])
  })
})

describe('a notice', () => {
  const tell = (kind: string) =>
    transact(database, (tx) => notify(tx, { personId, kind, params: { portal: 'x' }, href: '/me', now }))

  test('is on the site and in the mail, in the person’s language', async () => {
    await database.pool.query("update person set language = 'zh-CN' where id = $1", [personId])
    await tell('test')
    expect(await unreadOf(database, personId)).toBe(1)
    const { items } = await notificationsOf(database, personId)
    expect(items).toMatchObject([{ kind: 'test', href: '/me', at: now, readAt: null }])
    const { rows } = await database.pool.query('select to_address, language, kind from mail')
    expect(rows).toEqual([{ to_address: 'lin@example.test', language: 'zh-CN', kind: 'test' }])
  })

  test('is read by its person only', async () => {
    const { items } = await notificationsOf(database, personId)
    const id = items[0]?.id as string
    await transact(database, (tx) => markRead(tx, { personId: 'somebody', ids: [id], now }))
    expect(await unreadOf(database, personId)).toBe(1)
    await transact(database, (tx) => markRead(tx, { personId, ids: [id], now }))
    expect(await unreadOf(database, personId)).toBe(0)
  })

  test('pages by key', async () => {
    for (let n = 0; n < 40; n++) await tell('test')
    const first = await notificationsOf(database, personId)
    expect(first.items).toHaveLength(30)
    const second = await notificationsOf(database, personId, first.next)
    expect(second.items).toHaveLength(11)
    expect(second.next).toBeUndefined()
  })

  test('leads nowhere else', async () => {
    for (const href of ['https://evil.test', '//evil.test', '/\\evil.test', '/a\nb']) {
      const work = transact(database, (tx) => notify(tx, { personId, kind: 'test', params: {}, href, now }))
      await expect(work, href).rejects.toThrow()
    }
  })
})
