import { createECDH, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notify } from '../../../src/domain/notifications/index.ts'
import { endOtherSessions } from '../../../src/domain/people/index.ts'
import { endSubscription, pushKeys, pushNotice, subscribe } from '../../../src/domain/push/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { mailRenderer } from '../../../src/web/mail/render.ts'
import { createTestDatabase } from '../../support/database.ts'

type Ece = { decrypt(body: Buffer, options: object): Buffer }
// What browsers do: it comes with the library that encrypts.
const ece = createRequire(createRequire(import.meta.url).resolve('web-push'))('http_ece') as Ece

const DAY_MS = 24 * 3600_000
const now = new Date('2026-05-01T08:00:00Z')
const publicUrl = new URL('https://news.example.test')
const database = await createTestDatabase()
const taken: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = []
let service: Server
let status = 201
let host: string
let personId: string
let sessionId: string

beforeAll(async () => {
  service = createServer(async (request, response) => {
    taken.push({ path: request.url ?? '', headers: request.headers, body: await buffer(request) })
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(service.address() as AddressInfo).port}`
  ;({ personId, sessionId } = await newPerson('lin'))
})
afterAll(() => new Promise((resolve) => service.close(resolve)))
beforeEach(async () => {
  taken.length = 0
  status = 201
  await database.db.deleteFrom('push_subscription').execute()
})

async function newPerson(name: string) {
  const id = newId()
  await database.db
    .insertInto('person')
    .values({ id, name, email: `${name}@example.test`, language: 'zh-CN' })
    .execute()
  return { personId: id, sessionId: await newSession(id) }
}

async function newSession(person_id: string): Promise<string> {
  const id = newId()
  const expires_at = new Date(now.getTime() + 30 * DAY_MS)
  await database.db.insertInto('session').values({ id, person_id, token: id, expires_at }).execute()
  return id
}

/** A browser with keys of its own, at a service on this machine. */
async function browser(path: string) {
  const keys = createECDH('prime256v1')
  const p256dh = keys.generateKeys('base64url')
  const auth = randomBytes(16).toString('base64url')
  await transact(database, (tx) =>
    subscribe(tx, {
      personId,
      sessionId,
      subscription: { endpoint: `https://${path}`, p256dh, auth },
      now,
    }),
  )
  await database.db
    .updateTable('push_subscription')
    .set({ endpoint: `http://${host}/${path}` })
    .where('endpoint', '=', `https://${path}`)
    .execute()
  return { keys, auth, path }
}

/** Tells the person something, and gives what its jobs know: the notice, and a browser each. */
async function tell() {
  const params = { who: '周', title: '渡口', text: '写得好' }
  await transact(database, (tx) =>
    notify(tx, { personId, kind: 'comment.reply', params, href: '/a/x/comments/y', now }),
  )
  return takeJobs()
}

type Job = { notificationId: string; browserId: string }

async function takeJobs(): Promise<(Job & { startAfter: Date })[]> {
  const { rows } = await database.pool.query(
    `delete from pgboss.job where name = 'push.send' and state = 'created' returning data, start_after`,
  )
  return rows.map((row) => ({ ...row.data, startAfter: row.start_after }))
}

const context = ({ allowPrivate = [host], at = now } = {}) => ({
  database,
  renderMail: mailRenderer(publicUrl),
  publicUrl,
  now: () => at,
  allowPrivate,
})
const sendAll = async (jobs: Job[], given = context()) => {
  for (const job of jobs) await pushNotice(given, job)
}
const browsers = () => database.db.selectFrom('push_subscription').selectAll().execute()

describe('a notice', () => {
  test('reaches each browser so that only it can read it, signed by the portal', async () => {
    const [one, two] = [await browser('push.example/1'), await browser('push.example/2')]
    const jobs = await tell()
    const id = jobs[0]?.notificationId
    await sendAll(jobs)
    expect(taken).toHaveLength(2)
    for (const { keys, auth, path } of [one, two]) {
      const sent = taken.find((each) => each.path.endsWith(path)) as (typeof taken)[number]
      expect(sent.headers.authorization).toMatch(/^vapid t=.+, k=/)
      expect(sent.headers.authorization).toContain((await pushKeys(database)).publicKey)
      const options = { version: 'aes128gcm', privateKey: keys, authSecret: auth }
      const read = JSON.parse(ece.decrypt(sent.body, options).toString('utf8'))
      expect(read).toMatchObject({ id, href: '/a/x/comments/y', text: expect.stringContaining('周') })
      const other = { ...options, authSecret: randomBytes(16).toString('base64url') }
      expect(() => ece.decrypt(sent.body, other)).toThrow()
    }
    expect((await browsers()).map((row) => row.delivered_at)).toEqual([now, now])
  })

  test('makes the portal forget a browser that is gone', async () => {
    await browser('push.example/1')
    const jobs = await tell()
    status = 410
    await sendAll(jobs)
    expect(await browsers()).toEqual([])
    expect(await takeJobs()).toEqual([])
  })

  test.each([401, 403, 413, 503])(
    'waits for a service that answers %i, and arrives later',
    async (trouble) => {
      await browser('push.example/1')
      status = trouble
      await sendAll(await tell())
      expect(await browsers()).toMatchObject([
        { failures: 1, trouble: expect.stringContaining(String(trouble)) },
      ])
      const [again] = await takeJobs()
      expect(again?.startAfter).toEqual(new Date(now.getTime() + 60_000))
      status = 201
      await sendAll([again as Job], context({ at: again?.startAfter as Date }))
      expect(taken).toHaveLength(2)
      expect(await browsers()).toMatchObject([{ failures: 0, trouble: null, rests_until: null }])
    },
  )

  test('takes no time from others for a browser that does not answer, which is forgotten after a day and more', async () => {
    await browser('push.example/1')
    status = 503
    let jobs = [...(await tell()), ...(await tell()), ...(await tell())]
    let at = now
    for (let tries = 1; tries <= 12; tries++) {
      await sendAll(jobs, context({ at }))
      // The others did not try: it rests.
      expect(taken).toHaveLength(tries)
      const waiting = await takeJobs()
      if (tries === 12) {
        expect(waiting).toEqual([])
        break
      }
      expect(waiting).toHaveLength(3)
      jobs = waiting
      at = waiting[0]?.startAfter as Date
    }
    expect(await browsers()).toEqual([])
    expect(at.getTime() - now.getTime()).toBeGreaterThan(DAY_MS)
  })

  test('is not sent to whom it is not for any more', async () => {
    await browser('push.example/1')
    const jobs = await tell()
    await database.db.updateTable('notification').set({ read_at: now }).execute()
    await sendAll(jobs)
    const later = await tell()
    await sendAll(later, context({ at: new Date(now.getTime() + 31 * DAY_MS) }))
    const { personId: person_id } = await newPerson('wu')
    await database.db.updateTable('push_subscription').set({ person_id }).execute()
    await sendAll(later)
    expect(taken).toEqual([])
  })

  test('is never sent into a private network', async () => {
    await browser('push.example/1')
    await sendAll(await tell(), context({ allowPrivate: [] }))
    expect(taken).toEqual([])
    expect(await browsers()).toEqual([])
  })
})

describe('a browser', () => {
  const subscription = () => ({
    endpoint: `https://push.example/${randomBytes(6).toString('hex')}`,
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  })

  test('belongs to whom subscribed it last; a replay changes nothing, and nobody ends another’s', async () => {
    const other = await newPerson('zhou')
    const shared = subscription()
    for (const who of [{ personId, sessionId }, { personId, sessionId }, other])
      await transact(database, (tx) => subscribe(tx, { ...who, subscription: shared, now }))
    expect((await browsers()).map((row) => row.person_id)).toEqual([other.personId])
    const { endpoint } = shared
    await transact(database, (tx) => endSubscription(tx, { personId, endpoint }))
    expect(await browsers()).toHaveLength(1)
    await transact(database, (tx) => endSubscription(tx, { personId: other.personId, endpoint }))
    expect(await browsers()).toEqual([])
  })

  test('is forgotten with the session that asked, and belongs to nobody without one', async () => {
    const own = await newSession(personId)
    const given = { personId, subscription: subscription(), now }
    await transact(database, (tx) => subscribe(tx, { ...given, sessionId: own }))
    await transact(database, (tx) => endOtherSessions(tx, { personId, sessionId }))
    expect(await browsers()).toEqual([])
    await transact(database, (tx) => subscribe(tx, { ...given, sessionId: own }))
    const { sessionId: foreign } = await newPerson('sun')
    await transact(database, (tx) => subscribe(tx, { ...given, sessionId: foreign }))
    expect(await browsers()).toEqual([])
  })

  test('is one of ten at most: the oldest goes', async () => {
    for (let index = 0; index < 12; index++) {
      const at = new Date(now.getTime() + index)
      await transact(database, (tx) =>
        subscribe(tx, { personId, sessionId, subscription: subscription(), now: at }),
      )
    }
    expect(await browsers()).toHaveLength(10)
  })

  test('that gives out something else is refused', async () => {
    const good = subscription()
    for (const bad of [
      { ...good, endpoint: 'http://push.example/1' },
      { ...good, endpoint: 'https://name:word@push.example/1' },
      { ...good, endpoint: `https://push.example/${'x'.repeat(1000)}` },
      { ...good, endpoint: 'javascript:alert(1)' },
      { ...good, p256dh: 'short' },
      { ...good, auth: '' },
    ])
      await expect(
        transact(database, (tx) => subscribe(tx, { personId, sessionId, subscription: bad, now })),
      ).rejects.toMatchObject({ code: 'push.invalid' })
  })
})
