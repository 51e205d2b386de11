import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { hotList } from '../../../src/domain/listing/index.ts'
import { exploredPlaces } from '../../../src/domain/ranking/hot/place-explored.ts'
import { priorOf, scoreHot } from '../../../src/domain/ranking/hot/score-hot.ts'
import { explainHot, refreshHot, warmUp } from '../../../src/domain/ranking/index.ts'
import { ReadCounter, rollUp } from '../../../src/domain/reading/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

const HOUR_MS = 3_600_000
const now = new Date('2026-11-23T10:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * HOUR_MS)
const rules = { prior: 1, strength: 10, ageHalfHours: 36, now }

describe('the score', () => {
  it('is the rate of votes to expected ones, drawn to the prior, times what age leaves', () => {
    const { score, components } = scoreHot({ votes: 50, expected: 10, publishedAt: later(-36) }, rules)
    expect(components).toMatchObject({ rate: 3, fresh: 0.5, ageHours: 36 })
    expect(score).toBe(1.5)
  })

  it('counts a future time as now', () => {
    const article = { votes: 5, expected: 0 }
    expect(scoreHot({ ...article, publishedAt: later(48) }, rules)).toEqual(
      scoreHot({ ...article, publishedAt: now }, rules),
    )
  })

  it('falls with each expected vote, and grows with each that came', () => {
    const of = (votes: number, expected: number) =>
      scoreHot({ votes, expected, publishedAt: now }, rules).score
    expect(of(10, 5)).toBeLessThan(of(10, 4))
    expect(of(11, 5)).toBeGreaterThan(of(10, 5))
    expect(priorOf({ votes: 0, expected: 0, articles: 0 }, 10)).toBe(1)
  })
})

describe('the places kept for what few have seen', () => {
  it('are 5 to 10 percent, the same all through an hour', () => {
    for (const share of [5, 8, 10]) {
      const places = exploredPlaces(100, share, 'one hour')
      expect(places).toEqual(exploredPlaces(100, share, 'one hour'))
      expect(places.length).toBeGreaterThanOrEqual(5)
      expect(places.length).toBeLessThanOrEqual(10)
      expect(new Set(places).size).toBe(places.length)
    }
    const hours = Array.from({ length: 24 }, (_, hour) => exploredPlaces(100, 8, String(hour)).join())
    expect(new Set(hours).size).toBeGreaterThan(12)
  })
})

describe('the hot list', () => {
  let database: TestDatabase
  let room: Awaited<ReturnType<typeof makeRoom>>
  let articles: string[]
  const purged: string[] = []

  beforeAll(async () => {
    database = await createTestDatabase()
    database.onPurge((tags) => void purged.push(...(tags === 'all' ? ['all'] : tags)))
    room = await makeRoom(database, later(-5000))
    articles = []
    for (let at = 0; at < 40; at++)
      articles.push(
        (await publishOne(database, room.accountId, { channelId: room.channelId }, later(-at))).articleId,
      )
    const other = await makeRoom(database, later(-1))
    await publishOne(database, other.accountId, {}, later(-200))
  })

  const readFrom = async (articleId: string, networks: number, at: Date, seen: [number, string][] = []) => {
    const counter = new ReadCounter(database, (message) => {
      throw new Error(message)
    })
    for (let network = 0; network < networks; network++) {
      const sender = { address: `198.${network}.100.7`, userAgent: 'browser' }
      const told = seen.map(
        ([position, id]) => ({ list: 'hot', position, articleId: id, reason: '' }) as const,
      )
      await counter.take({ articleId, seen: told }, sender, at)
    }
    await counter.close()
    await rollUp(database, at)
  }
  const refresh = (at: Date) => transact(database, (tx) => refreshHot(tx, at))
  const order = async (scope = '') => (await hotList(database, scope, 50)).map((entry) => entry.article.id)

  it('puts what is read above what is not, for the portal and its channel', async () => {
    await readFrom(articles[30] as string, 60, now)
    await readFrom(articles[20] as string, 20, now)
    await readFrom(articles[10] as string, 1, now)
    expect(await refresh(now)).toEqual({ changed: true })
    expect((await order()).slice(0, 2)).toEqual([articles[30], articles[20]])
    expect((await order(room.channelId)).slice(0, 2)).toEqual([articles[30], articles[20]])
    expect(purged).toEqual(expect.arrayContaining(['hot', 'hot-list:', `hot-list:${room.channelId}`]))
  })

  it('purges nothing while the order stands', async () => {
    purged.length = 0
    expect(await refresh(later(0.01))).toEqual({ changed: false })
    expect(purged).toEqual([])
  })

  it('stores what each place is made of', async () => {
    const place = await explainHot(database, { article: articles[30] as string, scope: '' })
    expect(place).toMatchObject({ position: 1, reads: 60, explored: false })
    expect(place?.components).toMatchObject({ expected: 0, ageHours: expect.closeTo(30, 0) })
    expect(place?.components.votes).toBeCloseTo(24, 1)
  })

  it('expects of a place what it brings: who stands on top and is not opened falls', async () => {
    const top = articles[30] as string
    await readFrom(articles[0] as string, 250, later(0.1), [[1, top]])
    await readFrom(articles[1] as string, 250, later(0.2), [[1, top]])
    await refresh(later(0.3))
    const place = await explainHot(database, { article: top, scope: '' })
    expect(place?.components.expected).toBeCloseTo(250 * 2 * 0.06 * 0.4, 0)
    expect(place?.position).toBeGreaterThan(2)
    const [row] = await database.db
      .selectFrom('article_reads_hourly')
      .select(['reads', 'impressions', 'expected'])
      .where('article_id', '=', top)
      .execute()
    expect(row).toMatchObject({ reads: 60, impressions: 500, expected: expect.closeTo(30, 3) })
  })

  it('takes in only what something happened to: nothing of the rest is looked at', async () => {
    const { rows } = await sql<{ id: string }>`select article_id as id from hot_candidate`.execute(
      database.db,
    )
    expect(rows.map((row) => row.id).sort()).toEqual(
      [articles[0], articles[1], articles[10], articles[20], articles[30]].sort(),
    )
  })

  it('is made from sums where reads came without events', async () => {
    await sql`insert into article_reads_daily (day, article_id, reads) values ('2026-11-23', ${articles[39]}, 5000)`.execute(
      database.db,
    )
    await transact(database, (tx) => warmUp(tx, later(1)))
    expect((await order())[0]).toBe(articles[39])
  })

  it('gives every article that few have seen its turn, marked', async () => {
    for (const id of articles.slice(0, 26)) await readFrom(id, 2, later(1))
    const turns = new Set<string>()
    for (let hour = 2; hour < 30; hour++) {
      await refresh(later(hour))
      const rows = await database.db
        .selectFrom('hot_entry')
        .select(['article_id', 'components'])
        .where('scope', '=', '')
        .where('explored', '=', true)
        .execute()
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) turns.add(row.article_id)
    }
    expect(turns.size).toBeGreaterThan(8)
    for (const id of articles.slice(0, 26)) expect(turns).not.toContain(id)
  })
})
