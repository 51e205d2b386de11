import { EventEmitter, once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { request as ask } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeComment } from '../../../src/domain/comments/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { CommentStreams, STREAM_LIMITS } from '../../../src/web/reader/comments/live/streams.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'
import { addReader } from './seed.ts'

let portal: PortalApp
let articleId: string

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp()
  const room = await makeRoom(portal.database)
  articleId = (await publishOne(portal.database, room.accountId)).articleId
})

type Open = { status: number; text: () => string; end: () => void; ended: () => boolean }

/** A stream that is read, or one whose reader has stopped. */
function open(from: string, { reads = true, accept = 'text/event-stream' } = {}): Promise<Open> {
  return new Promise((resolve, reject) => {
    const request = ask(
      `${portal.address}/a/${articleId}/comments/live`,
      { headers: { accept, 'x-forwarded-for': from }, agent: false },
      (response) => {
        let text = ''
        let ended = false
        response.setEncoding('utf8')
        if (reads) response.on('data', (part: string) => (text += part))
        else response.pause()
        response.on('close', () => (ended = true))
        resolve({
          status: response.statusCode ?? 0,
          text: () => text,
          ended: () => ended,
          end: () => request.destroy(),
        })
      },
    )
    request.on('error', reject)
    request.end()
  })
}

test('three hundred readers hear of a comment within a second, by one question to the database', {
  timeout: 60_000,
}, async () => {
  const streams = await Promise.all(
    Array.from({ length: 300 }, (_, at) => open(`203.0.113.${at % 200}`, { reads: at !== 7 })),
  )
  expect(streams.every(({ status }) => status === 200)).toBe(true)
  const reading = streams.filter((_, at) => at !== 7)
  await expect
    .poll(() => reading.every(({ text }) => text().includes('"floors":0')), { timeout: 5000 })
    .toBe(true)
  const actor = await addReader(portal.database, '听众')
  const began = performance.now()
  await transact(portal.database, (tx) =>
    writeComment(tx, { articleId, body: '有人在吗' }, { actor, now: new Date() }),
  )
  await expect
    .poll(() => reading.every(({ text }) => text().includes('"floors":1')), { timeout: 5000, interval: 20 })
    .toBe(true)
  expect(performance.now() - began).toBeLessThan(1000)
  for (const stream of streams) stream.end()
})

test('an address opens thirty; a browser that opens it as a page is sent to the newest', async () => {
  const streams = await Promise.all(Array.from({ length: 31 }, () => open('198.51.100.9')))
  expect(streams.filter(({ status }) => status === 200)).toHaveLength(30)
  expect(streams.filter(({ status }) => status === 429)).toHaveLength(1)
  for (const stream of streams) stream.end()
  await expect.poll(async () => (await open('198.51.100.9')).status, { timeout: 3000 }).toBe(200)
  expect((await open('198.51.100.10', { accept: 'text/html' })).status).toBe(303)
})

test('streams asked for one behind the other on one connection take one place, and none when it ends', async () => {
  const { hostname, port } = new URL(portal.address)
  const socket = connect(Number(port), hostname)
  const one = `GET /a/${articleId}/comments/live HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\nx-forwarded-for: 192.0.2.77\r\n\r\n`
  socket.write(one.repeat(60))
  await once(socket, 'data')
  const others = await Promise.all(Array.from({ length: 29 }, () => open('192.0.2.77')))
  expect(others.map(({ status }) => status)).toEqual(Array(29).fill(200))
  expect((await open('192.0.2.77')).status).toBe(429)
  socket.destroy()
  await expect.poll(async () => (await open('192.0.2.77')).status, { timeout: 3000 }).toBe(200)
  for (const stream of others) stream.end()
})

/** A client as the streams see it. */
function client(writableLength = 0) {
  const written: string[] = []
  const response = Object.assign(new EventEmitter(), {
    writableLength,
    write: (part: Buffer) => written.push(String(part)),
    end: () => response.emit('close'),
    destroy: () => response.emit('close'),
  })
  return { response: response as unknown as ServerResponse, written }
}

test('news of one article is asked for once at a time; slow clients are dropped, and old ones asked to come again', async () => {
  let asked = 0
  const streams = new CommentStreams(
    async () => {
      asked += 1
      await new Promise((next) => setTimeout(next, 30))
      return { count: asked, floors: asked }
    },
    { ...STREAM_LIMITS, heartbeatMs: 40, lifetimeMs: 300 },
  )
  const good = client()
  const full = client(STREAM_LIMITS.waitingBytes + 1)
  const stuck = client(1)
  for (const { response } of [good, full, stuck]) streams.join('a', 'x', response)
  for (let at = 0; at < 500; at += 1) streams.hear(['comments:a', 'comments:b', 'article:a'])
  await new Promise((next) => setTimeout(next, 150))
  expect(asked).toBe(2)
  expect(good.written.filter((part) => part.startsWith('data'))).toHaveLength(2)
  expect(good.written).toContain(':\n\n')
  expect(streams.size).toBe(1)
  await expect.poll(() => streams.size, { timeout: 1000 }).toBe(0)
  streams.close()
})
