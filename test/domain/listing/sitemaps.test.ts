import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateArticles } from '../../../src/demo/index.ts'
import { eachListed, extendSitemaps, sitemapEnd, sitemapStarts } from '../../../src/domain/listing/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

const ARTICLES = 2600

let database: TestDatabase
let all: string[]
beforeAll(async () => {
  database = await createTestDatabase()
  await makeRoom(database)
  await generateArticles(database, { count: ARTICLES, now: new Date() })
  const { rows } = await database.pool.query('select article_id from listing order by article_id')
  all = rows.map((row) => row.article_id as string)
})
afterAll(() => database.close())

const idsOf = async (after: string, until: string | null, most = 50_000) => {
  const ids: string[] = []
  for await (const batch of eachListed(database, { after, until, most }))
    ids.push(...batch.map(({ id }) => id))
  return ids
}

describe('files of the sitemap', () => {
  test('begin where the one before is full, and name each article once', async () => {
    expect(await sitemapStarts(database)).toEqual(['0'])
    expect(await transact(database, (tx) => extendSitemaps(tx, 1000))).toBe(2)
    expect(await transact(database, (tx) => extendSitemaps(tx, 1000))).toBe(0)
    const starts = (await sitemapStarts(database)).reverse()
    expect(starts).toEqual(['0', all[999], all[1999]])
    const files = await Promise.all(
      starts.map(async (start) => idsOf(start, (await sitemapEnd(database, start)) as string | null)),
    )
    expect(files.map((ids) => ids.length)).toEqual([1000, 1000, all.length - 2000])
    expect(files.flat()).toEqual(all)
  })

  test('are none where none begins', async () => {
    expect(await sitemapEnd(database, '0000000000001')).toBeUndefined()
    expect(await sitemapEnd(database, all[5] as string)).toBeUndefined()
  })

  test('hold no more than is allowed', async () => {
    expect(await idsOf('0', null, 700)).toEqual(all.slice(0, 700))
  })

  test('are read as far as they are taken: who does not read on holds nothing up', async () => {
    let batches = 0
    async function* counted() {
      for await (const batch of eachListed(database, { after: '0', until: null, most: 50_000 })) {
        batches += 1
        yield JSON.stringify(batch)
      }
    }
    const stream = Readable.from(counted(), { highWaterMark: 1 })
    await new Promise((readable) => stream.once('readable', readable))
    await wait(300)
    expect(batches).toBeLessThanOrEqual(2)
    expect(database.pool.idleCount).toBe(database.pool.totalCount)
    stream.resume()
    await new Promise((ended) => stream.once('end', ended))
    expect(batches).toBe(Math.ceil(all.length / 100))
  })
})
