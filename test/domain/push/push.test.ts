import { createECDH, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notify } from '../../../src/domain/notifications/index.ts'
import { endSubscription, pushKeys, pushNotice, subscribe } from '../../../src/domain/push/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { mailRenderer } from '../../../src/web/mail/render.ts'
import { createTestDatabase } from '../../support/database.ts'

type Ece = { decrypt(body: Buffer, options: object): Buffer }
// What browsers do: it comes with the library that encrypts.
const ece = createRequire(createRequire(import.meta.url).resolve('web-push'))('http_ece') as Ece

const now = new Date('2026-05-01T08:00:00Z')
const publicUrl = new URL('https://news.example.test')
const database = await createTestDatabase()
const taken: { headers: IncomingHttpHeaders; body: Buffer }[] = []
let service: Server
let status = 201
let host: string
let personId: string

beforeAll(async () => {
  service = createServer(async (request, response) => {
    taken.push({ headers: request.headers, body: await buffer(request) })
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(service.address() as AddressInfo).port}`
  personId = await newPerson('lin')
})
afterAll(() => new Promise((resolve) => service.close(resolve)))
beforeEach(async () => {
  taken.length = 0
  status = 201
  await database.db.deleteFrom('push_subscription').execute()
})

async function newPerson(name: string): Promise<string> {
  const id = newId()
  await database.db
    .insertInto('person')
    .values({ id, name, email: `${name}@example.test`, language: 'zh-CN' })
    .execute()
  return id
}

/** A browser with keys of its own, at a service on this machine. */
async function browser(path: string) {
  const keys = createECDH('prime256v1')
  const p256dh = keys.generateKeys('base64url')
  const auth = randomBytes(16).toString('base64url')
  await transact(database, (tx) =>
    subscribe(tx, { personId, subscription: { endpoint: `https://${path}`, p256dh, auth }, now }),
  )
  await database.db
    .updateTable('push_subscription')
    .set({ endpoint: `http://${host}/${path}` })
    .where('endpoint', '=', `https://${path}`)
    .execute()
  return { keys, auth }
}

async function tell(): Promise<string> {
  const params = { who: '周', title: '渡口', text: '写得好' }
  await transact(database, (tx) =>
    notify(tx, { personId, kind: 'comment.reply', params, href: '/a/x/comments/y', now }),
  )
  const { id } = await database.db
    .selectFrom('notification')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}

const context = (allowPrivate = [host]) => ({
  database,
  renderMail: mailRenderer(publicUrl),
  publicUrl,
  now: () => now,
  allowPrivate,
})
const browsers = () => database.db.selectFrom('push_subscription').selectAll().execute()

describe('a notice', () => {
  test('reaches each browser so that only it can read it, signed by the portal', async () => {
    const [one, two] = [await browser('push.example/1'), await browser('push.example/2')]
    const id = await tell()
    await pushNotice(context(), id)
    expect(taken).toHaveLength(2)
    for (const [index, { keys, auth }] of [one, two].entries()) {
      const sent = taken.find((_, at) => at === index) as (typeof taken)[number]
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

  test('makes the portal forget a browser that is gone, and is tried again when a service is in trouble', async () => {
    await browser('push.example/1')
    const id = await tell()
    status = 503
    await expect(pushNotice(context(), id)).rejects.toThrow(/not reached/)
    expect(await browsers()).toHaveLength(1)
    status = 410
    await pushNotice(context(), id)
    expect(await browsers()).toEqual([])
  })

  test('is never sent into a private network', async () => {
    await browser('push.example/1')
    await pushNotice(context([]), await tell())
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
    for (const who of [personId, personId, other])
      await transact(database, (tx) => subscribe(tx, { personId: who, subscription: shared, now }))
    expect((await browsers()).map((row) => row.person_id)).toEqual([other])
    const { endpoint } = shared
    await transact(database, (tx) => endSubscription(tx, { personId, endpoint }))
    expect(await browsers()).toHaveLength(1)
    await transact(database, (tx) => endSubscription(tx, { personId: other, endpoint }))
    expect(await browsers()).toEqual([])
  })

  test('is one of ten at most: the oldest goes', async () => {
    for (let index = 0; index < 12; index++) {
      const at = new Date(now.getTime() + index)
      await transact(database, (tx) => subscribe(tx, { personId, subscription: subscription(), now: at }))
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
        transact(database, (tx) => subscribe(tx, { personId, subscription: bad, now })),
      ).rejects.toMatchObject({ code: 'push.invalid' })
  })
})
