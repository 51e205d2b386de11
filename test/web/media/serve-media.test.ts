import { mkdtemp, rm } from 'node:fs/promises'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeVariants, storeUpload, variantsJob } from '../../../src/domain/media/index.ts'
import { prepareJobs } from '../../../src/platform/jobs/index.ts'
import { openStorage, type Storage } from '../../../src/platform/storage/index.ts'
import { media } from '../../../src/web/media/index.ts'
import { mp4, scene } from '../../domain/media/files.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

const now = new Date('2026-03-01T08:00:00Z')
const FOREVER = 'public, max-age=31536000, immutable'
let folder: string
let storage: Storage
let database: TestDatabase
let app: FastifyInstance
let picture: string
let video: string
let open = 0
const film = mp4(1280, 720, { bytes: 5_000_000 })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-serve-'))
  storage = openStorage(`file:${folder}`)
  database = await createTestDatabase()
  await prepareJobs(database, [variantsJob])
  picture = await store(await (await scene(400, 300)).png().toBuffer(), '夏日 "photo"\r\n.exe')
  video = await store(film)
  app = fastify()
  await media(app, { database, storage: counting(storage) })
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

async function store(bytes: Buffer, name?: string): Promise<string> {
  return (await storeUpload({ database, storage }, { bytes, name, actor: null, now })).mediaId
}

/** Counts streams that hold a descriptor. */
function counting(inner: Storage): Storage {
  return {
    ...inner,
    async open(key, range) {
      const opened = await inner.open(key, range)
      open++
      opened.stream.once('close', () => open--)
      return opened
    },
  }
}

const ask = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  app.inject({ url, headers, method })

test('an original is served whole, for good, where nothing can run', async () => {
  const { statusCode, headers, rawPayload } = await ask(`/media/${picture}`)
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(rawPayload.length),
    'cache-control': FOREVER,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'last-modified': 'Sun, 01 Mar 2026 08:00:00 GMT',
  })
  expect(headers['content-disposition']).toBe(
    `inline; filename="__ _photo_.png"; filename*=UTF-8''%E5%A4%8F%E6%97%A5%20%22photo%22.png`,
  )
  expect(headers).not.toHaveProperty('set-cookie')
})

test('a size is the original for a while, then itself for good', async () => {
  const url = `/media/${picture}/320.webp`
  const before = await ask(url)
  expect([before.statusCode, before.headers['content-type']]).toEqual([200, 'image/png'])
  expect(before.headers['cache-control']).toBe('public, max-age=30')
  await makeVariants({ db: database.db, storage, now }, picture)
  const after = await ask(url)
  expect([after.statusCode, after.headers['content-type']]).toEqual([200, 'image/webp'])
  expect(after.headers['cache-control']).toBe(FOREVER)
  expect(after.headers.etag).not.toBe(before.headers.etag)
  expect((await ask(`/media/${picture}/320.avif`)).headers['content-type']).toBe('image/avif')
})

test('what is not offered is not found, and nothing is made of it', async () => {
  const wrong = [
    `/media/${picture}/321.webp`,
    `/media/${picture}/480.webp`,
    `/media/${picture}/320.png`,
    `/media/${picture}/320`,
    `/media/${picture}/0320.webp`,
    `/media/${picture}/original.png`,
    `/media/${video}/320.webp`,
    '/media/0000000000000',
    '/media/0000000000000/320.webp',
    '/media/nonsense',
    `/media/${picture.toUpperCase()}`,
    `/media/..%2f..%2fetc%2fpasswd`,
    `/media/${picture}/..%2foriginal.png`,
  ]
  for (const url of wrong) expect((await ask(url)).statusCode, url).toBe(404)
})

test('HEAD tells the same and opens nothing', async () => {
  const whole = await ask(`/media/${video}`)
  await expect.poll(() => open).toBe(0)
  const head = await ask(`/media/${video}`, {}, 'HEAD')
  expect(head.rawPayload.length).toBe(0)
  for (const name of ['content-length', 'content-type', 'etag', 'accept-ranges'])
    expect(head.headers[name], name).toBe(whole.headers[name])
  expect((await ask(`/media/${video}`, { range: 'bytes=0-1' }, 'HEAD')).statusCode).toBe(200)
  expect(open).toBe(0)
})

describe('ranges of a video', () => {
  test.each([
    ['bytes=0-99', 0, 99],
    ['bytes=1000-', 1000, film.length - 1],
    ['bytes=-50', film.length - 50, film.length - 1],
    [`bytes=10-${film.length * 2}`, 10, film.length - 1],
  ])('%s', async (range, start, end) => {
    const { statusCode, headers, rawPayload } = await ask(`/media/${video}`, { range })
    expect(statusCode).toBe(206)
    expect(headers['content-range']).toBe(`bytes ${start}-${end}/${film.length}`)
    expect(headers['content-length']).toBe(String(end - start + 1))
    expect(rawPayload.equals(film.subarray(start, end + 1))).toBe(true)
  })

  test('behind the end: 416 with the length', async () => {
    const { statusCode, headers } = await ask(`/media/${video}`, { range: `bytes=${film.length}-` })
    expect([statusCode, headers['content-range']]).toEqual([416, `bytes */${film.length}`])
  })

  test('several or malformed: the whole file', async () => {
    for (const range of ['bytes=0-1,4-5', 'bytes=9-1', 'lines=0-1'])
      expect((await ask(`/media/${video}`, { range })).statusCode, range).toBe(200)
  })

  test('If-Range: the part when it is the same, else the whole', async () => {
    const { etag = '', 'last-modified': time = '' } = (await ask(`/media/${video}`, {}, 'HEAD')).headers
    const status = async (state: string) =>
      (await ask(`/media/${video}`, { range: 'bytes=0-9', 'if-range': state })).statusCode
    expect(await status(String(etag))).toBe(206)
    expect(await status(String(time))).toBe(206)
    expect(await status('"another"')).toBe(200)
    expect(await status(`W/${etag}`)).toBe(200)
    expect(await status('Sat, 01 Mar 2025 08:00:00 GMT')).toBe(200)
  })
})

test('who has it already is told so', async () => {
  const url = `/media/${picture}`
  const { etag = '', 'last-modified': time = '' } = (await ask(url)).headers
  for (const known of [String(etag), `W/${etag}`, `"x", ${etag}`, '*'])
    expect((await ask(url, { 'if-none-match': known })).statusCode, known).toBe(304)
  expect((await ask(url, { 'if-none-match': '"x"' })).statusCode).toBe(200)
  expect((await ask(url, { 'if-modified-since': String(time) })).statusCode).toBe(304)
  expect((await ask(url, { 'if-modified-since': 'Sat, 01 Mar 2025 08:00:00 GMT' })).statusCode).toBe(200)
  const both = { 'if-none-match': '"x"', 'if-modified-since': String(time) }
  expect((await ask(url, both)).statusCode).toBe(200)
})

test('a file that is gone from the storage is an error that nobody keeps', async () => {
  const lost = await store(mp4(64, 48))
  await storage.remove(`media/${lost}/original.mp4`)
  const { statusCode, headers } = await ask(`/media/${lost}`)
  expect(statusCode).toBe(500)
  expect([headers['cache-control'], headers.etag]).toEqual([undefined, undefined])
})

test('readers who go away leave no descriptor open', async () => {
  const { port } = app.server.address() as AddressInfo
  const leave = () =>
    new Promise<void>((done) => {
      const request = get({ port, host: '127.0.0.1', path: `/media/${video}`, agent: false }, (response) => {
        response.once('data', () => {
          request.destroy()
          done()
        })
      })
      request.on('error', () => {})
    })
  await Promise.all(Array.from({ length: 20 }, leave))
  await expect.poll(() => open, { timeout: 5_000 }).toBe(0)
})

test('a slow reader holds the file back, not memory', async () => {
  const { port } = app.server.address() as AddressInfo
  const large = await store(mp4(640, 360, { bytes: 60_000_000 }))
  const before = process.memoryUsage().arrayBuffers
  await new Promise<void>((done) => {
    const request = get({ port, host: '127.0.0.1', path: `/media/${large}`, agent: false }, (response) => {
      response.pause()
      setTimeout(() => {
        expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
        request.destroy()
        done()
      }, 300)
    })
    request.on('error', () => {})
  })
  await expect.poll(() => open, { timeout: 5_000 }).toBe(0)
})
