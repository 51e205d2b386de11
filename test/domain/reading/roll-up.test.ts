import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { admitVotes } from '../../../src/domain/reading/admit-votes.ts'
import { noteReaction, ReadCounter, rollUp } from '../../../src/domain/reading/index.ts'
import { DEFAULT_RULES } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { seededRandom, signUpReaders } from '../../support/readers.ts'

const now = new Date('2026-11-23T10:20:00Z')
const fail = (message: string, cause: unknown) => {
  throw new Error(message, { cause })
}
let database: TestDatabase
let articles: string[]
let accountId: string

beforeAll(async () => {
  database = await createTestDatabase()
  const room = await makeRoom(database, new Date('2026-11-01T00:00:00Z'))
  accountId = room.accountId
  articles = []
  for (let at = 0; at < 5; at++)
    articles.push((await publishOne(database, accountId, {}, new Date('2026-11-20T00:00:00Z'))).articleId)
})

const number = async (query: string) => Number((await database.pool.query(query)).rows[0]?.n ?? 0)

describe('taking events into the sums', () => {
  it('adds up the same by hour, day, article and account, however the events are cut into batches', async () => {
    const random = seededRandom(3)
    const pairs = new Set<string>()
    for (let batch = 0; batch < 12; batch++) {
      const counter = new ReadCounter(database, fail)
      for (let read = 0; read < 40; read++) {
        const articleId = articles[Math.floor(random() * 5)] as string
        const host = Math.floor(random() * 60)
        const at = new Date(now.getTime() - Math.floor(random() * 3) * 3_600_000)
        pairs.add(`${articleId} ${host}`)
        await counter.read(articleId, { address: `192.0.${host}.1`, userAgent: 'browser' }, at)
      }
      await counter.close()
      if (random() < 0.5) await Promise.all([rollUp(database, now), rollUp(database, now)])
    }
    await rollUp(database, now)
    expect(await number('select sum(reads) as n from article_reads')).toBe(pairs.size)
    expect(await number('select sum(reads) as n from article_reads_daily')).toBe(pairs.size)
    expect(await number('select sum(reads) as n from article_reads_hourly')).toBe(pairs.size)
    expect(await number('select sum(reads) as n from account_reads_daily')).toBe(pairs.size)
    expect(await number('select count(*) as n from reading_seen')).toBe(pairs.size)
    expect(await number('select count(distinct hour) as n from article_reads_hourly')).toBe(3)
    expect(await number('select count(*) as n from reading_batch where roll is null')).toBe(0)
  })

  it('takes nothing twice and loses nothing when it is killed again and again', {
    timeout: 120_000,
  }, async () => {
    const before = await number('select sum(reads) as n from article_reads')
    const written = 40
    for (let batch = 0; batch < written; batch++) {
      const counter = new ReadCounter(database, fail)
      for (let read = 0; read < 50; read++)
        await counter.read(articles[read % 5] as string, sender(`10.${batch}.${read}.1`), now)
      await counter.close()
    }
    let kills = 0
    for (let round = 0; round < 12; round++) {
      const child = roller()
      await Promise.race([once(child, 'exit'), once(child, 'message').then(() => wait(5 + round * 12))])
      if (child.exitCode === null) kills += 1
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    }
    expect(kills).toBeGreaterThan(2)
    await wait(200)
    await rollUp(database, now)
    expect(await number('select sum(reads) as n from article_reads')).toBe(before + written * 50)
    expect(await number('select sum(reads) as n from article_reads_hourly')).toBe(before + written * 50)
    expect(await number('select sum(reads) as n from account_reads_daily')).toBe(before + written * 50)
  })

  it('never lets a sum fall', async () => {
    const sums = async () => {
      const { rows } = await sql<{ key: string; n: number }>`
        select article_id as key, reads::int as n from article_reads
        union all select article_id || hour::text, reads from article_reads_hourly
        union all select article_id || day::text, reads from article_reads_daily`.execute(database.db)
      return new Map(rows.map((row) => [row.key, row.n]))
    }
    const random = seededRandom(11)
    let before = await sums()
    for (let step = 0; step < 10; step++) {
      // The clock is set back and forth.
      const at = new Date(now.getTime() + (random() - 0.5) * 4 * 86_400_000)
      const counter = new ReadCounter(database, fail)
      for (let read = 0; read < 5; read++)
        await counter.read(articles[read] as string, sender(`10.9.${Math.floor(random() * 20)}.1`), at)
      await counter.close()
      await rollUp(database, new Date(at.getTime() + (random() - 0.5) * 86_400_000))
      const after = await sums()
      for (const [key, n] of before) expect(after.get(key)).toBeGreaterThanOrEqual(n)
      before = after
    }
  })
})

describe('votes', () => {
  it('are one a person and day: of reading, liking and keeping only the strongest counts, on all devices', async () => {
    const at = new Date('2026-11-25T10:00:00Z')
    const [reader] = await signUpReaders(database, ['198.51.100.9'], () => new Date('2020-01-01'))
    const articleId = (await publishOne(database, accountId, {}, at)).articleId
    const personId = reader?.personId as string
    const votes = () => number(`select votes as n from article_heat where article_id = '${articleId}'`)
    const readOn = async (userAgent: string, address: string) => {
      const counter = new ReadCounter(database, fail)
      await counter.read(articleId, { address, userAgent, session: reader?.session }, at)
      await counter.close()
    }
    await readOn('telephone', '198.51.100.9')
    await readOn('desk', '203.0.113.9')
    await rollUp(database, at)
    const afterReading = await votes()
    expect(await number(`select reads as n from article_reads where article_id = '${articleId}'`)).toBe(1)
    for (const kind of ['like', 'bookmark', 'like'] as const) {
      await transact(database, (tx) => noteReaction(tx, { personId, articleId, kind }, at))
      await rollUp(database, at)
    }
    expect(await votes()).toBeGreaterThan(afterReading)
    expect(await votes()).toBeLessThan(2 * afterReading)
    const { rows } = await database.pool.query(`select * from read_event where article_id = '${articleId}'`)
    expect(JSON.stringify(rows)).not.toContain(personId)
    const history = await number(`select count(*) as n from reading_history where person_id = '${personId}'`)
    expect(history).toBe(1)
  })

  it('from one network count for little beyond the first, yet never for less than before', () => {
    const vote = (index: number) => ({
      ...{ day: '2026-11-23', at: now, articleId: 'a', points: 0.4 },
      ...{ network: 'ff', joined: null, referrer: null, index },
    })
    const known = { base: new Map(), before: new Map(), settings: DEFAULT_RULES, now }
    const gain = (count: number) =>
      admitVotes(
        Array.from({ length: count }, (_, index) => vote(index)),
        known,
      ).gains.get('a') as number
    expect(gain(1)).toBeCloseTo(0.4)
    expect(gain(500)).toBeLessThan(0.5)
    for (let count = 1; count < 20; count++) expect(gain(count + 1)).toBeGreaterThan(gain(count))
  })
})

const sender = (address: string) => ({ address, userAgent: 'browser' })

/** A process of its own that takes what waits into the sums, slowly, and says when it begins. */
function roller(): ChildProcess {
  return fork(
    new URL('../../fixtures/roll-up-process.ts', import.meta.url),
    [database.url, now.toISOString()],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
}
