import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fetchOutbound } from '../../../src/platform/outbound/index.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { fingerprint, fixture, importInto, latest, temporaryFolder } from './import-into.ts'

const picture = readFileSync(fixture('notes/images/frost.png'))
let server: Server
let origin: string
let asked: string[] = []
let atOnce = 0
let mostAtOnce = 0
let database: TestDatabase

beforeAll(async () => {
  server = createServer(async (request, response) => {
    asked.push(request.url ?? '')
    mostAtOnce = Math.max(mostAtOnce, ++atOnce)
    await sleep(10)
    atOnce--
    if (request.url?.startsWith('/gone')) response.writeHead(404).end()
    else if (request.url?.startsWith('/words')) response.end('<script>alert(1)</script>')
    // Bytes after the end of a PNG make each picture another one.
    else response.end(Buffer.concat([picture, Buffer.from(request.url ?? '')]))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  database = await createTestDatabase()
})
afterAll(() => void server.close())
beforeEach(() => {
  asked = []
  mostAtOnce = 0
})

const fetch = (url: string) =>
  fetchOutbound(url, { maxBytes: 1e6, timeoutMs: 5000, allowPrivate: [new URL(origin).host] })

function write(name: string, bodies: string[], cover?: string): string {
  const file = join(temporaryFolder(), name)
  const lines = bodies.map((body, at) =>
    JSON.stringify({
      type: 'article',
      id: `${name}${at}`,
      title: `Article ${at}`,
      format: 'html',
      body,
      cover,
      publishedAt: '2022-01-01',
      address: `${origin}/page/`,
    }),
  )
  writeFileSync(file, lines.join('\n'))
  return file
}

test('pictures are fetched four at a time, each address once, and stored', async () => {
  const pictures = Array.from({ length: 12 }, (_, at) => `<img src="${origin}/p${at % 8}.png" alt="p">`).join(
    '',
  )
  const file = write('a', [pictures, `<img src="../relative.png">`], `${origin}/p0.png`)
  const storage = temporaryFolder()
  const done = await importInto(database, file, { fetch, storage })
  expect(asked.sort()).toEqual([...Array.from({ length: 8 }, (_, at) => `/p${at}.png`), '/relative.png'])
  expect(mostAtOnce).toBeLessThanOrEqual(4)
  expect(done.figures.pictures).toEqual({ stored: 9, missing: 0 })
  const row = await latest(database, done.article('a0').articleId)
  expect(row.cover_media_id).toMatch(/^[0-9a-z]{13}$/)
  expect(row.html).not.toContain(origin)
  const media = await database.db.selectFrom('media').select('source_url').execute()
  expect(media).toHaveLength(9)

  asked = []
  const before = await fingerprint(database)
  await importInto(database, file, { fetch, storage })
  expect(asked).toEqual([])
  expect(await fingerprint(database)).toEqual(before)
})

test('what cannot be had is listed and shown as a link; a later run tries again and changes nothing in vain', async () => {
  const body = `<p>One</p><img src="${origin}/gone.png" alt="A gone one"><img src="${origin}/words.png"><p>Two</p>`
  const file = write('b', [body])
  const done = await importInto(database, file, { fetch })
  expect(done.article('b0').missing).toEqual([
    { what: 'status_404', detail: `${origin}/gone.png` },
    { what: 'media.unsupported', detail: `${origin}/words.png` },
  ])
  const { html } = await latest(database, done.article('b0').articleId)
  expect(html).toContain(`href="${origin}/gone.png"`)
  expect(html).not.toContain(`src="${origin}`)
  const before = await fingerprint(database)
  asked = []
  const again = await importInto(database, file, { fetch })
  expect(asked.sort()).toEqual(['/gone.png', '/words.png'])
  expect(again.figures.articles.unchanged).toBe(1)
  expect(await fingerprint(database)).toEqual(before)
})

test('without fetching they are listed; fetched later they make a revision', async () => {
  const file = write('c', [`<img src="${origin}/later.png" alt="later">`])
  const storage = temporaryFolder()
  const first = await importInto(database, file, { storage })
  expect(asked).toEqual([])
  expect(first.article('c0').missing).toEqual([{ what: 'not_fetched', detail: `${origin}/later.png` }])
  const second = await importInto(database, file, { storage, fetch })
  expect(second.figures.articles).toMatchObject({ revised: 1 })
  expect((await latest(database, second.article('c0').articleId)).number).toBe(2)
})

test('addresses within the operator’s network are not asked, and a dead host is not asked for ever', async () => {
  const urls = Array.from({ length: 20 }, (_, at) => `<p>x</p><img src="http://dead.invalid/${at}.png">`)
  let calls = 0
  const dead = async () => {
    calls++
    await sleep(1)
    return { ok: false, outcome: 'unresolvable', detail: '' } as const
  }
  const done = await importInto(database, write('d', [urls.join('')]), { fetch: dead })
  expect(calls).toBeLessThan(10)
  expect(done.figures.pictures.missing).toBe(20)
  const guarded = await importInto(database, write('e', [`<img src="http://127.0.0.1:1/x.png">`]), {
    fetch: (url) => fetchOutbound(url, { maxBytes: 1e6, timeoutMs: 5000 }),
  })
  expect(guarded.article('e0').missing).toEqual([
    { what: 'refused_address', detail: 'http://127.0.0.1:1/x.png' },
  ])
})
