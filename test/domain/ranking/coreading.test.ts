import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { countCoreading, relateDue } from '../../../src/domain/ranking/index.ts'
import { rollUp } from '../../../src/domain/reading/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

const DAY_MS = 86_400_000
const start = new Date('2026-05-01T08:00:00Z')

let database: TestDatabase
let articles: string[]

beforeAll(async () => {
  database = await createTestDatabase()
  const room = await makeRoom(database, start)
  articles = []
  for (let more = 0; more < 50; more += 1) {
    articles.push((await publishOne(database, room.accountId, { title: `第 ${more} 篇` }, start)).articleId)
  }
})

/** Reads as a process writes them together; visitors by a word. */
async function read(reads: [visitor: string, article: number][], now: Date): Promise<void> {
  const batch = newId()
  await sql`insert into reading_batch (id, written_at) values (${batch}, ${now})`.execute(database.db)
  for (const [visitor, article] of reads) {
    const hash = createHash('sha256').update(visitor).digest().subarray(0, 16)
    await sql`insert into read_event (day, at, batch_id, article_id, visitor, network, points)
      values (${now.toISOString().slice(0, 10)}::date, ${now}, ${batch}, ${articles[article]}, ${hash}, ${hash}, 1)`.execute(
      database.db,
    )
  }
  await rollUp(database, now)
}

async function together(one: number, other: number): Promise<number> {
  const row = await database.db
    .selectFrom('coread')
    .select('readers')
    .where('article_id', '=', articles[one] as string)
    .where('other_id', '=', articles[other] as string)
    .executeTakeFirst()
  return row?.readers ?? 0
}

describe('reading together', () => {
  it('counts a pair once a visitor and day, in both directions, whichever came first', async () => {
    await read(
      [
        ['甲', 0],
        ['乙', 0],
        ['乙', 1],
      ],
      start,
    )
    expect(await countCoreading(database, start)).toBe(3)
    expect([await together(0, 1), await together(1, 0)]).toEqual([1, 1])
    // Later in the day the first one reads it too; and both read everything again.
    await read([['甲', 1]], start)
    await countCoreading(database, start)
    await read(
      [
        ['甲', 0],
        ['甲', 1],
        ['乙', 0],
        ['乙', 1],
      ],
      start,
    )
    expect(await countCoreading(database, start)).toBe(0)
    expect([await together(0, 1), await together(1, 0)]).toEqual([2, 2])
  })

  it('takes each roll-up once, however many do it', async () => {
    await read(
      [
        ['丙', 2],
        ['丙', 3],
      ],
      start,
    )
    await Promise.all([1, 2, 3].map(() => countCoreading(database, start)))
    expect(await together(2, 3)).toBe(1)
    expect(await countCoreading(database, start)).toBe(0)
  })

  it('halves in four weeks', async () => {
    const later = new Date(start.getTime() + 28 * DAY_MS)
    await read(
      [
        ['丁', 0],
        ['丁', 1],
      ],
      later,
    )
    await countCoreading(database, later)
    expect(await together(0, 1)).toBeCloseTo(2, 5)
    const pace = await database.db
      .selectFrom('reading_pace')
      .select('readers')
      .where('article_id', '=', articles[0] as string)
      .executeTakeFirst()
    expect(pace?.readers).toBeCloseTo(2, 5)
  })

  it('keeps no more than forty others for an article, the strongest, and does not believe who reads everything', async () => {
    const now = new Date(start.getTime() + 30 * DAY_MS)
    for (let other = 6; other < 50; other += 1) {
      await read(
        [
          [`v${other}`, 5],
          [`v${other}`, other],
          ...(other === 49
            ? ([
                ['w', 5],
                ['w', 49],
              ] as [string, number][])
            : []),
        ],
        now,
      )
      await countCoreading(database, now)
    }
    const { rows } = await sql<{ other_id: string }>`
      select other_id from coread where article_id = ${articles[5]}`.execute(database.db)
    expect(rows.length).toBe(40)
    expect(rows.map((row) => row.other_id)).toContain(articles[49])
    await read(
      articles.map((_, at) => ['爬虫', at] as [string, number]),
      now,
    )
    const before = await sql<{ pairs: number }>`select count(*)::int as pairs from coread`.execute(
      database.db,
    )
    await countCoreading(database, now)
    const after = await sql<{ pairs: number }>`select count(*)::int as pairs from coread`.execute(database.db)
    expect((after.rows[0]?.pairs ?? 0) - (before.rows[0]?.pairs ?? 0)).toBeLessThanOrEqual(50 * 20 * 2)
  })

  it('has what was read worked out again, some hours after the last time', async () => {
    const now = new Date(start.getTime() + 31 * DAY_MS)
    while ((await relateDue(database, now)) > 0) {
      // Until nothing is due.
    }
    await read(
      [
        ['戊', 0],
        ['戊', 1],
      ],
      now,
    )
    await countCoreading(database, now)
    const { rows } = await sql<{ soon: boolean }>`
      select due_at <= made_at + interval '6 hours' as soon from related_due where article_id = ${articles[0]}`.execute(
      database.db,
    )
    expect(rows).toEqual([{ soon: true }])
  })
})
