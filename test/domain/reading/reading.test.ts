import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { forgetVisitors, ReadCounter, rollUp, writeEvents } from '../../../src/domain/reading/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
let articles: string[]
const now = new Date('2026-11-23T10:00:00Z')
const fail = (message: string, error: unknown) => {
  throw new Error(message, { cause: error })
}

beforeAll(async () => {
  database = await createTestDatabase()
  const { accountId } = await makeRoom(database, now)
  articles = []
  for (let index = 0; index < 3; index += 1)
    articles.push((await publishOne(database, accountId, {}, now)).articleId)
})

const read = (counter: ReadCounter, articleId: string, address: string, userAgent: string, at: Date) =>
  counter.read(articleId, { address, userAgent }, at)

const readsOf = async (articleId: string) =>
  (
    await database.db
      .selectFrom('article_reads')
      .select('reads')
      .where('article_id', '=', articleId)
      .executeTakeFirst()
  )?.reads ?? 0

describe('counting reads', () => {
  it('counts a visitor once a day and article', async () => {
    const counter = new ReadCounter(database, fail)
    const [first = '', second = ''] = articles
    for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.2'])
      await read(counter, first, address, 'browser', now)
    await read(counter, second, '203.0.113.1', 'browser', now)
    await counter.flush()
    await read(counter, first, '203.0.113.1', 'browser', now)
    await read(counter, first, '203.0.113.1', 'another browser', now)
    await counter.close()
    await rollUp(database, now)
    expect([await readsOf(first), await readsOf(second)]).toEqual([3, 1])
  })

  it('counts the same visitor again the next day', async () => {
    const counter = new ReadCounter(database, fail)
    const [, , third = ''] = articles
    await read(counter, third, '203.0.113.9', 'browser', now)
    await read(counter, third, '203.0.113.9', 'browser', new Date('2026-11-24T00:00:01Z'))
    await counter.close()
    await rollUp(database, new Date('2026-11-24T00:00:10Z'))
    expect(await readsOf(third)).toBe(2)
  })

  it('keeps no address, and throws the salt away with the day', async () => {
    const seen = await database.db.selectFrom('reading_seen').selectAll().execute()
    expect(JSON.stringify(seen)).not.toContain('203.0.113')
    await forgetVisitors(database, new Date('2026-11-25T00:00:00Z'))
    expect(await database.db.selectFrom('reading_salt').selectAll().execute()).toEqual([])
    expect(await database.db.selectFrom('reading_seen').selectAll().execute()).toEqual([])
    expect(await readsOf(articles[0] ?? '')).toBe(3)
  })

  it('counts no more than a household of browsers at one address', async () => {
    const counter = new ReadCounter(database, fail)
    const [, second = ''] = articles
    const before = await readsOf(second)
    const later = new Date('2026-11-26T10:00:00Z')
    for (let index = 0; index < 200; index += 1)
      await read(counter, second, '203.0.113.77', `invented ${index}`, later)
    await counter.close()
    await rollUp(database, later)
    expect(await readsOf(second)).toBe(before + 30)
    await forgetVisitors(database, new Date('2026-11-27T00:00:00Z'))
    await database.db.deleteFrom('article_reads_daily').where('day', '=', '2026-11-26').execute()
  })

  it('ignores articles that do not exist', async () => {
    const counter = new ReadCounter(database, fail)
    await read(counter, newId(), '203.0.113.1', 'browser', now)
    await counter.close()
    const before = await database.db.selectFrom('article_reads').selectAll().execute()
    expect(await rollUp(database, now)).toBe(1)
    expect(await database.db.selectFrom('article_reads').selectAll().execute()).toEqual(before)
  })

  it('keeps a batch that could not be written', async () => {
    let reports = 0
    const counter = new ReadCounter(database, () => {
      reports += 1
    })
    const [first = ''] = articles
    const before = await readsOf(first)
    await read(counter, first, '198.51.100.7', 'browser', now)
    await database.db.schema.alterTable('reading_batch').renameTo('away').execute()
    await counter.flush()
    await database.db.schema.alterTable('away').renameTo('reading_batch').execute()
    expect(reports).toBe(1)
    await counter.close()
    await rollUp(database, now)
    expect(await readsOf(first)).toBe(before + 1)
  })

  it('writes a batch once, also when only the answer was lost', async () => {
    const [first = ''] = articles
    const before = await readsOf(first)
    const one = {
      ...{ day: '2026-11-23', at: now, articleId: first, session: undefined, referrer: null },
      ...{ visitor: Buffer.alloc(16, 7), network: Buffer.alloc(8, 7) },
    }
    const batch = { id: newId(), reads: [one], lists: [] }
    for (let time = 0; time < 2; time++) await writeEvents(database, batch)
    await rollUp(database, now)
    expect(await readsOf(first)).toBe(before + 1)
    const rows = await database.db
      .selectFrom('read_event')
      .where('batch_id', '=', batch.id)
      .selectAll()
      .execute()
    expect(rows).toHaveLength(1)
  })

  it('drops what is more than memory should hold, and says so', async () => {
    const told: string[] = []
    const counter = new ReadCounter(database, (message) => told.push(message), { mostWaiting: 3 })
    const [first = ''] = articles
    for (let at = 0; at < 10; at++) await read(counter, first, `192.0.2.${at}`, 'browser', now)
    expect(counter.waiting).toBe(3)
    await counter.close()
    expect(counter.waiting).toBe(0)
    expect(told).toEqual([expect.stringMatching(/^7 events of reading were dropped/)])
    await rollUp(database, now)
  })
})

describe('a day’s first reads', () => {
  const day = new Date('2026-11-29T10:00:00Z')
  const taken = (counter: ReadCounter, times: number) =>
    Array.from({ length: times }, (_, at) =>
      counter.take(
        { articleId: articles[0], seen: [] },
        { address: `192.0.2.${at}`, userAgent: 'browser' },
        day,
      ),
    )

  it('are held within bounds while its salt is read', async () => {
    const told: string[] = []
    const counter = new ReadCounter(database, (message) => told.push(message), { mostWaiting: 3 })
    const waiting = taken(counter, 10)
    expect(counter.waiting).toBe(3)
    await Promise.all(waiting)
    expect(counter.waiting).toBe(3)
    await counter.close()
    expect(told).toEqual([expect.stringMatching(/^7 events of reading were dropped/)])
    await rollUp(database, day)
  })

  it('that cannot be noted are told once, and how many they were', async () => {
    const told: string[] = []
    const counter = new ReadCounter(database, (message) => told.push(message))
    await database.db.schema.alterTable('reading_salt').renameTo('away').execute()
    await Promise.all(taken(counter, 4))
    await Promise.all(taken(counter, 5))
    await database.db.schema.alterTable('away').renameTo('reading_salt').execute()
    expect(counter.waiting).toBe(0)
    await counter.close()
    expect(told).toEqual([
      expect.stringMatching(/^reads cannot be noted/),
      expect.stringMatching(/^9 events of reading were dropped/),
    ])
  })
})

describe('a slow database', () => {
  it('takes one connection at most, however slow the database', async () => {
    const counter = new ReadCounter(database, fail)
    const [first = ''] = articles
    const client = await database.pool.connect()
    await client.query('begin')
    await client.query('lock table reading_batch in access exclusive mode')
    for (let second = 0; second < 4; second += 1) {
      await read(counter, first, `198.51.100.${second}`, 'browser', now)
      await setTimeout(1000)
    }
    const { rows } = await client.query(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    expect(rows[0].n).toBe(1)
    const before = await readsOf(first)
    await client.query('rollback')
    client.release()
    await counter.close()
    await rollUp(database, now)
    expect(await readsOf(first)).toBe(before + 4)
  })
})
