import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeVariants,
  mediaViews,
  storeUpload,
  type Upload,
  variantsJob,
} from '../../../src/domain/media/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { prepareJobs } from '../../../src/platform/jobs/index.ts'
import { openStorage, type Storage } from '../../../src/platform/storage/index.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { animation, GPS, mp4, scene, webm } from './files.ts'

const now = new Date('2026-03-01T08:00:00Z')
let folder: string
let storage: Storage
let database: TestDatabase

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-media-'))
  storage = openStorage(`file:${folder}`)
  database = await createTestDatabase()
  await prepareJobs(database, [variantsJob])
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(async () => {
  await database.db.deleteFrom('media').execute()
  await database.pool.query('delete from pgboss.job')
  for await (const { key } of storage.list()) await storage.remove(key)
})

const from = (bytes: Uint8Array, more: Partial<Upload> = {}) =>
  ({ bytes, actor: null, now, ...more }) as Upload
const store = (bytes: Uint8Array, more: Partial<Upload> = {}) =>
  storeUpload({ database, storage }, from(bytes, more))

async function keys(): Promise<string[]> {
  const found: string[] = []
  for await (const { key } of storage.list()) found.push(key)
  return found.sort()
}

const rows = () => database.db.selectFrom('media').selectAll().execute()
const jobs = async () =>
  (await database.pool.query("select data from pgboss.job where name = 'media.variants'")).rows

describe('a picture', () => {
  test('is stored clean, with size, colour and a job', async () => {
    const upload = await (await scene(400, 300)).jpeg().withExif(GPS).toBuffer()
    const declared = { name: 'x.exe', declaredType: 'text/html', sourceUrl: 'https://example.org/x' }
    const { mediaId, duplicate } = await store(upload, declared)
    expect(duplicate).toBe(false)
    const [row] = await rows()
    expect(row).toMatchObject({
      id: mediaId,
      kind: 'picture',
      mime: 'image/jpeg',
      width: 400,
      height: 300,
      frames: 1,
      original_name: 'x.exe',
      source_url: 'https://example.org/x',
      sha256: createHash('sha256').update(upload).digest('hex'),
      created_at: now,
    })
    expect(row?.colour).toMatch(/^#[0-9a-f]{6}$/)
    const { stream } = await storage.open(row?.storage_key ?? '')
    const stored = Buffer.concat(await stream.toArray())
    expect(stored.length).toBe(row?.bytes)
    expect(stored.includes('secret')).toBe(false)
    expect(await jobs()).toEqual([{ data: { mediaId } }])
  })

  test('stored twice is one, in a row and at once', async () => {
    const upload = await (await scene(100, 80)).png().toBuffer()
    const all = await Promise.all([store(upload), store(upload), store(upload)])
    all.push(await store(upload))
    expect(new Set(all.map(({ mediaId }) => mediaId)).size).toBe(1)
    expect(all.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
    expect(await keys()).toHaveLength(1)
    expect(await jobs()).toHaveLength(1)
  })

  test('in a transaction that is rolled back leaves no row and no job', async () => {
    const upload = await (await scene(100, 80)).png().toBuffer()
    const work = transact(database, async (tx) => {
      await storeUpload({ tx, storage }, from(upload))
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await rows()).toEqual([])
    expect(await jobs()).toEqual([])
    expect((await store(upload)).duplicate).toBe(false)
  })

  test('that is too large is refused while it comes, and its sender is let go', async () => {
    let sent = 0
    let letGo = false
    async function* endless() {
      try {
        yield await (await scene(50, 50)).jpeg().toBuffer()
        for (;;) {
          sent += 1_000_000
          yield Buffer.alloc(1_000_000)
        }
      } finally {
        letGo = true
      }
    }
    const work = storeUpload({ database, storage }, { stream: endless(), actor: null, now })
    await expect(work).rejects.toMatchObject({ code: 'media.too_large' })
    expect([letGo, sent < 30_000_000]).toEqual([true, true])
    expect(await keys()).toEqual([])
  })

  test('what is refused leaves nothing', async () => {
    const jpeg = await (await scene(100, 80)).jpeg().toBuffer()
    await expect(store(jpeg.subarray(0, 900))).rejects.toMatchObject({ code: 'media.broken' })
    await expect(
      store(Buffer.from('<svg/>'), { declaredType: 'image/png', name: 'a.png' }),
    ).rejects.toMatchObject({
      code: 'media.unsupported',
    })
    await expect(store(Buffer.alloc(0))).rejects.toMatchObject({ code: 'media.empty' })
    expect([await keys(), await rows()]).toEqual([[], []])
  })

  test('a full storage is told and leaves no row', async () => {
    const full = {
      ...storage,
      put: () => Promise.reject(Object.assign(new Error(), { code: 'storage.full' })),
    }
    const upload = await (await scene(100, 80)).png().toBuffer()
    await expect(storeUpload({ database, storage: full }, from(upload))).rejects.toMatchObject({
      code: 'storage.full',
    })
    expect(await rows()).toEqual([])
  })
})

describe('a video', () => {
  test.each([
    ['MP4', mp4(1280, 720), 'video/mp4'],
    ['MP4 with its index last', mp4(1280, 720, { dataFirst: true, bytes: 3_000_000 }), 'video/mp4'],
    ['MP4 of a phone held upright', mp4(720, 1280, { quarterTurn: true }), 'video/mp4'],
    ['WebM', webm(1280, 720), 'video/webm'],
  ])('%s is stored as it is', async (_name, upload, mime) => {
    await store(upload)
    const [row] = await rows()
    expect(row).toMatchObject({
      kind: 'video',
      mime,
      width: 1280,
      height: 720,
      colour: null,
      bytes: upload.length,
    })
    expect(await jobs()).toEqual([])
    expect((await store(upload)).duplicate).toBe(true)
    expect(await keys()).toHaveLength(1)
  })

  test.each([true, false])('loses the place it was taken at, and nothing moves (%s)', async (dataFirst) => {
    const upload = mp4(640, 360, { bytes: 700_000, dataFirst, place: '+39.9075+116.3972/' })
    await store(upload)
    const [key = ''] = await keys()
    const stored = Buffer.concat(await (await storage.open(key)).stream.toArray())
    expect(stored.length).toBe(upload.length)
    expect([upload.includes('+39.9'), stored.includes('+39.9')]).toEqual([true, false])
    expect(stored.includes('tkhd') && stored.includes(Buffer.alloc(700_000, 7))).toBe(true)
    expect((await store(upload)).duplicate).toBe(true)
  })

  test('cut off or without pictures is refused and leaves nothing', async () => {
    const whole = mp4(1280, 720)
    const uploads = [
      whole.subarray(0, 200),
      whole.subarray(0, -10),
      mp4(0, 0),
      webm(1280, 720).subarray(0, 60),
    ]
    for (const upload of uploads) {
      await expect(store(upload)).rejects.toMatchObject({ code: 'media.broken' })
    }
    expect([await keys(), await rows()]).toEqual([[], []])
  })
})

describe('sizes', () => {
  const make = (mediaId: string) => makeVariants({ db: database.db, storage, now }, mediaId)
  const made = () => database.db.selectFrom('media_variant').selectAll().orderBy('width').execute()

  test('are made once, in three formats, quickly, and shown in the view', async () => {
    const { mediaId } = await store(await (await scene(1600, 900)).jpeg({ quality: 90 }).toBuffer())
    const started = performance.now()
    expect(await make(mediaId)).toEqual({ made: 15 })
    console.info(`sizes of 1600 × 900: ${Math.round(performance.now() - started)} ms`)
    expect(await make(mediaId)).toEqual({ made: 0 })
    const variants = await made()
    for (const { width, height, format, storage_key, bytes } of variants) {
      const { stream, bytes: stored } = await storage.open(storage_key)
      const picture = await sharp(Buffer.concat(await stream.toArray())).metadata()
      expect([picture.width, picture.height, stored]).toEqual([width, height, bytes])
      expect(picture.mediaType).toBe(`image/${format}`)
    }
    const view = (await mediaViews(database.db, [mediaId, mediaId, '0000000000000'])).get(mediaId)
    expect(view?.widths).toEqual([160, 320, 480, 720, 1080])
    expect([...new Set(variants.map(({ width }) => width))]).toEqual(view?.widths)
  })

  test('go on where they were interrupted', async () => {
    const { mediaId } = await store(await (await scene(400, 300)).png().toBuffer())
    await make(mediaId)
    await database.db
      .deleteFrom('media_variant')
      .where('width', '=', 320)
      .where('format', '=', 'webp')
      .execute()
    expect(await make(mediaId)).toEqual({ made: 1 })
    expect(await made()).toHaveLength(6)
  })

  test('of a small picture are its own, of transparent ones stand on white, of strips are few', async () => {
    const clear = sharp({ create: { width: 90, height: 60, channels: 4, background: '#00000000' } })
    const small = await store(await clear.png().toBuffer())
    expect(await make(small.mediaId)).toEqual({ made: 3 })
    const jpeg = await storage.open(`media/${small.mediaId}/90.jpeg`)
    const [red = 0] = await sharp(Buffer.concat(await jpeg.stream.toArray()))
      .raw()
      .toBuffer()
    expect(red).toBeGreaterThan(250)
    const strip = sharp({ create: { width: 500, height: 30_000, channels: 3, background: '#eee' } })
    const { mediaId } = await store(await strip.png().toBuffer())
    const view = (await mediaViews(database.db, [mediaId])).get(mediaId)
    expect(view?.widths).toEqual([160])
    expect(await make(mediaId)).toEqual({ made: 3 })
  })

  test('are none for an animation, and an unknown ID is told', async () => {
    const { mediaId } = await store(await animation(3))
    expect(await jobs()).toEqual([])
    expect(await make(mediaId)).toEqual({ made: 0 })
    await expect(make('0000000000000')).rejects.toMatchObject({ code: 'media.not_found' })
  })
})
