import { beforeAll, describe, expect, test } from 'vitest'
import { findAccount } from '../../../src/domain/accounts/index.ts'
import { LEVELS, refreshLevels } from '../../../src/domain/levels/index.ts'
import { makeRoom } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

const OPENED = new Date('2026-01-01T00:00:00Z')
const NOW = new Date('2026-11-23T08:00:00Z')

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})

async function accountWith(articles: number, followers: number, reads: [day: string, reads: number][]) {
  const { accountId, handle } = await makeRoom(database, OPENED)
  await database.pool.query(
    'update account_figures set articles = $2, followers = $3 where account_id = $1',
    [accountId, articles, followers],
  )
  for (const [day, number] of reads) await readOn(accountId, day, number)
  return { accountId, handle }
}

function readOn(accountId: string, day: string, reads: number) {
  return database.pool.query('insert into account_reads_daily (account_id, day, reads) values ($1, $2, $3)', [
    accountId,
    day,
    reads,
  ])
}

describe('levels', () => {
  test('ask more from one to the next', () => {
    for (const [at, rule] of LEVELS.entries()) {
      const below = LEVELS[at - 1]
      if (below)
        for (const key of ['level', 'articles', 'followers', 'reads', 'days'] as const)
          expect(rule[key]).toBeGreaterThan(below[key])
    }
  })

  test('are the highest whose conditions are all met, and go down again', async () => {
    const { accountId, handle } = await accountWith(10, 99, [['2026-11-01', 6000]])
    await refreshLevels(database, NOW)
    expect(await findAccount(database, handle)).toMatchObject({ level: 2, reads: 6000 })
    await database.pool.query('update account_figures set followers = 100 where account_id = $1', [accountId])
    await refreshLevels(database, NOW)
    expect((await findAccount(database, handle))?.level).toBe(3)
    await database.pool.query('update account_figures set articles = 2 where account_id = $1', [accountId])
    await refreshLevels(database, NOW)
    expect((await findAccount(database, handle))?.level).toBe(1)
  })

  test('wait for the days that an account has to be there', async () => {
    const { handle } = await accountWith(500, 50_000, [['2026-01-02', 5_000_000]])
    const after = (days: number) => new Date(OPENED.getTime() + days * 86_400_000)
    for (const [days, level] of [
      [6, 1],
      [8, 2],
      [31, 3],
      [91, 4],
      [181, 5],
    ] as const) {
      await refreshLevels(database, after(days))
      expect((await findAccount(database, handle))?.level).toBe(level)
    }
  })

  test('count the reads of each ended day once, however often they are computed', async () => {
    const { accountId, handle } = await accountWith(1, 0, [
      ['2026-11-21', 10],
      ['2026-11-22', 20],
      ['2026-11-23', 40],
    ])
    await refreshLevels(database, NOW)
    await refreshLevels(database, NOW)
    expect((await findAccount(database, handle))?.reads).toBe(30)
    await readOn(accountId, '2026-11-24', 5)
    await refreshLevels(database, new Date('2026-11-24T00:30:00Z'))
    expect((await findAccount(database, handle))?.reads).toBe(30)
    await refreshLevels(database, new Date('2026-11-24T01:30:00Z'))
    expect((await findAccount(database, handle))?.reads).toBe(70)
  })

  test('are told to the pages that show them, and only when they changed', async () => {
    await refreshLevels(database, NOW)
    const told: string[] = []
    const stop = database.onPurge((tags) => void told.push(...tags))
    await refreshLevels(database, NOW)
    expect(told).toEqual([])
    const { accountId } = await accountWith(3, 10, [['2026-11-01', 200]])
    await refreshLevels(database, NOW)
    expect(told.filter((tag) => tag.includes(':')).sort()).toEqual([
      `level:${accountId}`,
      `numbers:${accountId}`,
    ])
    stop()
  })
})
