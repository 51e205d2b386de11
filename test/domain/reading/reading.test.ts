import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { hotList } from '../../../src/domain/listing/index.ts'
import { refreshHot } from '../../../src/domain/ranking/index.ts'
import { forgetVisitors, ReadCounter, recordReads } from '../../../src/domain/reading/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
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
      await counter.note(first, address, 'browser', now)
    await counter.note(second, '203.0.113.1', 'browser', now)
    await counter.flush()
    await counter.note(first, '203.0.113.1', 'browser', now)
    await counter.note(first, '203.0.113.1', 'another browser', now)
    await counter.close()
    expect([await readsOf(first), await readsOf(second)]).toEqual([3, 1])
  })

  it('counts the same visitor again the next day', async () => {
    const counter = new ReadCounter(database, fail)
    const [, , third = ''] = articles
    await counter.note(third, '203.0.113.9', 'browser', now)
    await counter.note(third, '203.0.113.9', 'browser', new Date('2026-11-24T00:00:01Z'))
    await counter.close()
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
      await counter.note(second, '203.0.113.77', `invented ${index}`, later)
    await counter.close()
    expect(await readsOf(second)).toBe(before + 30)
    await forgetVisitors(database, new Date('2026-11-27T00:00:00Z'))
    await database.db.deleteFrom('article_reads_daily').where('day', '=', '2026-11-26').execute()
  })

  it('ignores articles that do not exist', async () => {
    expect(
      await recordReads(database, [{ day: '2026-11-23', visitor: Buffer.alloc(16), articleId: newId() }]),
    ).toBe(0)
  })

  it('keeps a batch that could not be written', async () => {
    let reports = 0
    const counter = new ReadCounter(database, () => {
      reports += 1
    })
    const [first = ''] = articles
    const before = await readsOf(first)
    await counter.note(first, '198.51.100.7', 'browser', now)
    await database.db.schema.alterTable('reading_seen').renameTo('away').execute()
    await counter.flush()
    await database.db.schema.alterTable('away').renameTo('reading_seen').execute()
    expect(reports).toBe(1)
    await counter.close()
    expect(await readsOf(first)).toBe(before + 1)
  })
})

describe('the hot list', () => {
  it('orders by reads and age, and says when its order changed', async () => {
    expect(await transact(database, (tx) => refreshHot(tx, now))).toEqual({ changed: true })
    const list = await hotList(database, '', 10)
    expect(list.map((entry) => entry.article.id)).toEqual([articles[0], articles[2], articles[1]])
    expect(list[0]).toMatchObject({ position: 1, reads: 4 })
    expect(await transact(database, (tx) => refreshHot(tx, now))).toEqual({ changed: false })
  })
})

describe('a slow database', () => {
  it('takes one connection at most, however slow the database', async () => {
    const counter = new ReadCounter(database, fail)
    const [first = ''] = articles
    const client = await database.pool.connect()
    await client.query('begin')
    await client.query('lock table reading_seen in access exclusive mode')
    for (let second = 0; second < 4; second += 1) {
      await counter.note(first, `198.51.100.${second}`, 'browser', now)
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
    expect(await readsOf(first)).toBe(before + 4)
  })
})
