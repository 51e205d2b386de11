import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rollUp } from '../../../src/domain/reading/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { eventsOf } from '../../../src/web/http/beacon.ts'
import { clientAddress } from '../../../src/web/http/client-address.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'
import { signUpReaders } from '../../support/readers.ts'

let portal: PortalApp
let articles: string[]
beforeAll(async () => {
  portal = await startPortalApp()
  const { accountId } = await makeRoom(portal.database)
  articles = []
  for (let at = 0; at < 3; at++) articles.push((await publishOne(portal.database, accountId)).articleId)
})
afterAll(() => portal.close())

const send = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  path = '/beacon',
) =>
  fetch(`${portal.address}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain;charset=UTF-8', 'sec-fetch-site': 'same-origin', ...headers },
  })
const sums = async () => {
  await portal.context.reads.flush()
  await rollUp(portal.database, new Date())
  const rows = await portal.database.db.selectFrom('article_reads').selectAll().execute()
  return new Map(
    rows.map((row) => [row.article_id, { reads: Number(row.reads), seen: Number(row.impressions) }]),
  )
}

describe('a beacon', () => {
  it('tells what was read and what was in sight', async () => {
    const [one, two, three] = articles
    const seen = [
      ['hot', 1, two],
      ['hot', 2, three],
      ['related', 1, three, 'coread'],
    ]
    expect((await send(JSON.stringify({ article: one, from: 'elsewhere.test', seen }))).status).toBe(204)
    // Past the front, through the router.
    expect((await send(JSON.stringify({ seen }), {}, '/beacon?again')).status).toBe(204)
    const after = await sums()
    expect(after.get(one as string)).toEqual({ reads: 1, seen: 0 })
    expect(after.get(two as string)).toEqual({ reads: 0, seen: 2 })
    expect(after.get(three as string)).toEqual({ reads: 0, seen: 4 })
    const rows = await portal.database.db.selectFrom('impression_event').selectAll().execute()
    expect(rows.find((row) => row.list === 'related')).toMatchObject({ positions: [1], reasons: ['coread'] })
  })

  it('goes into the history of who is signed in, and names nobody in its event', async () => {
    const [reader] = await signUpReaders(portal.database, ['192.0.2.1'], () => new Date())
    const name = 'masthead.session'
    const cookie = `other=1; ${name}=${reader?.session}.${encodeURIComponent('sig+na/ture=')}`
    const articleId = articles[1] as string
    await send(JSON.stringify({ article: articleId }), { cookie })
    await sums()
    const history = await portal.database.db.selectFrom('reading_history').selectAll().execute()
    expect(history).toMatchObject([{ person_id: reader?.personId, article_id: articleId }])
    const events = await portal.database.db.selectFrom('read_event').selectAll().execute()
    expect(JSON.stringify(events)).not.toContain(reader?.personId)
  })

  it('of garbage is answered 204 or refused, and counts nothing', async () => {
    const before = await sums()
    const id = articles[0]
    const garbage = [
      ...['', 'null', '[]', '1', '"x"', '{', '{"article":{}}', '{"article":null,"seen":{}}', '\0'],
      JSON.stringify({ article: newId() }),
      JSON.stringify({
        seen: [null, 1, [], [[]], ['hot'], ['hot', 0, id], ['hot', -1, id], ['hot', 1.5, id]],
      }),
      JSON.stringify({
        seen: [
          ['front', 1, id],
          ['hot', '1', id],
          ['hot', 1e9, id],
          ['hot', 1, "' or 1=1"],
        ],
      }),
      JSON.stringify({ seen: [['hot', 1, [id]], ['__proto__', 1, id], { 0: 'hot', 1: 1, 2: id }] }),
      JSON.stringify({ from: 'x'.repeat(300), seen: 'hot' }),
    ]
    for (const body of garbage) expect([body, (await send(body)).status]).toEqual([body, 204])
    const bytes = new Uint8Array(200).fill(0xff)
    expect((await send(bytes)).status).toBe(204)
    expect((await send('x'.repeat(10_000))).status).toBe(413)
    expect((await send(JSON.stringify({ article: id }), { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(await sums()).toEqual(before)
  })

  it('that never ends, or grows without saying how long, costs nothing', async () => {
    const { port } = new URL(portal.address)
    const head = 'POST /beacon HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\n'
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n`)
    const chunk = `1000\r\n${'x'.repeat(4096)}\r\n`
    socket.write(chunk + chunk)
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(String(data))),
    )
    expect(answer).toMatch(/^HTTP\/1.1 413/)
    socket.destroy()
    const gone = connect(Number(port), '127.0.0.1')
    gone.write(`${head}content-length: 500\r\n\r\n{"article":`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    gone.destroy()
    expect((await send('{}')).status).toBe(204)
  })

  it('tells at most 60 places', () => {
    const seen = Array.from({ length: 500 }, (_, at) => ['hot', at + 1, newId()])
    expect(eventsOf(JSON.stringify({ seen }), 'portal.test')?.seen).toHaveLength(60)
  })

  it('of this portal’s own pages has no referring site', () => {
    const article = newId()
    expect(
      eventsOf(JSON.stringify({ article, from: 'portal.test' }), 'portal.test')?.referrer,
    ).toBeUndefined()
    expect(eventsOf(JSON.stringify({ article, from: 'a.test' }), 'portal.test')?.referrer).toBe('a.test')
    expect(eventsOf(JSON.stringify({ article, from: '<b>' }), 'portal.test')?.referrer).toBeUndefined()
  })
})

it('finds the address that Fastify finds', async () => {
  const app = (await import('fastify')).default({ trustProxy: 'loopback' })
  app.get('/', (request) => request.ip)
  for (const forwarded of [
    undefined,
    '203.0.113.9',
    '10.0.0.1, 203.0.113.9',
    '203.0.113.9, 127.0.0.1',
    'forged, 203.0.113.9,::1',
    '127.0.0.1',
    '2001:db8::1',
    '127.0.0.2 , ::ffff:127.0.0.1',
  ]) {
    for (const remoteAddress of ['127.0.0.1', '::1', '198.51.100.1']) {
      const headers = { ...(forwarded && { 'x-forwarded-for': forwarded }) }
      const { body } = await app.inject({ url: '/', headers, remoteAddress })
      expect(clientAddress({ headers, socket: { remoteAddress } } as never)).toBe(body)
    }
  }
})

it('shows the hot list of a channel, and says so of one that is not there', async () => {
  const channel = await portal.database.db.selectFrom('channel').select('slug').executeTakeFirstOrThrow()
  expect((await fetch(`${portal.address}/hot?channel=${channel.slug}`)).status).toBe(200)
  expect((await fetch(`${portal.address}/hot?channel=none`)).status).toBe(404)
  expect((await fetch(`${portal.address}/hot?channel=`)).status).toBe(404)
})
