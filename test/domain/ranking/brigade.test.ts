import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { refreshHot } from '../../../src/domain/ranking/index.ts'
import { noteReaction, rollUp } from '../../../src/domain/reading/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { type Reader, readBy, seededRandom, signUpReaders } from '../../support/readers.ts'

const HOUR_MS = 3_600_000
const ARTICLES = 300
const now = new Date('2026-11-23T20:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
const random = seededRandom(7)

let database: TestDatabase
let anonymous: Reader[]

beforeAll(async () => {
  database = await createTestDatabase()
  const rooms = []
  for (let at = 0; at < 6; at++) rooms.push(await makeRoom(database, hoursAgo(2000)))
  const articles: { articleId: string }[] = []
  for (let at = 0; at < ARTICLES; at++) {
    const { accountId, channelId } = rooms[at % rooms.length] as (typeof rooms)[number]
    const hours = random() * 72
    const { articleId } = await publishOne(database, accountId, { channelId }, hoursAgo(hours))
    articles.push({ articleId })
  }
  // What a city's readers left: some 400 read the middle one of these articles, many more the most read ones.
  const left = articles.map(() => {
    const votes = 0.2 * Math.exp(6 + 1.2 * normal())
    return { votes, expected: votes * Math.exp(0.8 * normal() - 1) }
  })
  await sql`
    insert into article_heat (article_id, votes, expected, at, roll)
    select article_id, votes, expected, ${now}, 1
      from unnest(${articles.map((one) => one.articleId)}::text[], ${left.map((one) => one.votes)}::float8[],
                  ${left.map((one) => one.expected)}::float8[]) as h (article_id, votes, expected)`.execute(
    database.db,
  )
  await sql`update reading_progress set roll = 1`.execute(database.db)
  anonymous = range(300).map((at) => ({ address: addressIn(network()), userAgent: `browser ${at % 300}` }))
})

describe('a brigade of 500 new people from 3 networks', () => {
  const networks = [60_001, 60_002, 60_003]
  const crowd = range(500).map((at) => addressIn(networks[at % 3] as number, Math.floor(at / 3)))

  for (const place of [3, 15, 40, 70, 90]) {
    test(`who signed up today lift the article at place ${place} by fewer than 3`, async () => {
      const people = await signUpReaders(database, crowd, (at) => hoursAgo(1 + (at % 10)))
      expect(await liftedBy(place, people, 'brigade.test')).toBeLessThan(3)
    })
  }

  test('who signed up on ten different days do not either', async () => {
    const people = await signUpReaders(database, crowd, (at) => hoursAgo(24 * (at % 10) + 2))
    for (const place of [10, 30, 60]) expect(await liftedBy(place, people, 'brigade.test')).toBeLessThan(3)
  })

  test('nor do as many browsers of nobody', async () => {
    const browsers = crowd.map((address, at) => ({ address, userAgent: `made up ${at}` }))
    for (const place of [20, 50, 80]) expect(await liftedBy(place, browsers, 'brigade.test')).toBeLessThan(3)
  })

  test('while 300 readers from everywhere lift one by many', async () => {
    expect(await liftedBy(75, anonymous)).toBeGreaterThan(10)
  })
})

/** How many places the article at a place gains when all of these read it, like it and keep it. */
async function liftedBy(place: number, readers: readonly Reader[], referrer?: string): Promise<number> {
  await transact(database, (tx) => refreshHot(tx, now))
  const before = await ranked()
  const articleId = before[place - 1] as string
  const reads = readers.map((reader) => ({ articleId, reader, at: now, referrer }))
  await readBy(database, reads, now)
  await transact(database, async (tx) => {
    for (const { personId } of readers) {
      if (personId)
        for (const kind of ['like', 'bookmark'] as const)
          await noteReaction(tx, { personId, articleId, kind }, now)
    }
  })
  await rollUp(database, now)
  await transact(database, (tx) => refreshHot(tx, now))
  const after = (await ranked()).indexOf(articleId) + 1
  return place - after
}

/** The portal's list without the places that are given away. */
async function ranked(): Promise<string[]> {
  const rows = await database.db
    .selectFrom('hot_entry')
    .select('article_id')
    .where('scope', '=', '')
    .where('explored', '=', false)
    .orderBy('position')
    .execute()
  return rows.map((row) => row.article_id)
}

/** One of 2,500 networks; half of all readers are in a fifth of them. */
function network(): number {
  return Math.floor(2500 * random() ** 2.3)
}

function addressIn(of: number, host = Math.floor(random() * 250)): string {
  return `${20 + (of >> 12)}.${(of >> 6) & 63}.${of & 63}.${host + 1}`
}

function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at)
}
