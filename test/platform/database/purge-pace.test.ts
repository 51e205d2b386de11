import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Database, forgetPaces, openDatabase, transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { until } from '../../support/until.ts'

let database: TestDatabase
let other: Database
let heard: { tag: string; at: number }[]
beforeAll(async () => {
  database = await createTestDatabase()
  other = openDatabase(database.url, { max: 2 })
  await other.purges.listen()
  other.onPurge((tags) => {
    if (tags !== 'all') for (const tag of tags) heard.push({ tag, at: performance.now() })
  })
  heard = []
  return () => other.close()
})

const of = (tag: string) => heard.filter((one) => one.tag === tag)

describe('a tag that is purged soon', () => {
  test('is purged at once when it was not just before', async () => {
    const from = performance.now()
    await transact(database, async (tx) => tx.purgeSoon('quiet'))
    await until(async () => of('quiet').length === 1, { what: 'the purge', timeoutMs: 5000 })
    expect((of('quiet')[0]?.at ?? 0) - from).toBeLessThan(400)
    await wait(900)
    expect(of('quiet')).toHaveLength(1)
  })

  test('is purged a few times for a burst, and within a second of the last write', async () => {
    const from = performance.now()
    for (let i = 0; i < 150; i++) await transact(database, async (tx) => tx.purgeSoon('burst'))
    const last = performance.now()
    await until(async () => (of('burst').at(-1)?.at ?? 0) > last, { what: 'the last purge', timeoutMs: 5000 })
    expect((of('burst').at(-1)?.at ?? 0) - last).toBeLessThan(1000)
    const windows = (performance.now() - from) / 500
    expect(of('burst').length).toBeLessThanOrEqual(windows + 2)
  })

  test('is purged by another process when the one that wrote is gone', async () => {
    const dying = openDatabase(database.url, { max: 1 })
    await transact(dying, async (tx) => tx.purgeSoon('left'))
    await transact(dying, async (tx) => tx.purgeSoon('left'))
    const last = performance.now()
    await dying.close()
    await until(async () => of('left').length === 2, { what: 'the purge', timeoutMs: 5000 })
    expect((of('left')[1]?.at ?? 0) - last).toBeLessThan(1000)
  })

  test('waits for nobody when the write is rolled back', async () => {
    await transact(database, async (tx) => {
      tx.purgeSoon('never')
      throw new Error('no')
    }).catch(() => undefined)
    const { rows } = await sql`select from purge_pace where tag = 'never'`.execute(database.db)
    expect(rows).toHaveLength(0)
  })

  test('is forgotten after an hour of rest', async () => {
    await sql`update purge_pace set purged_at = purged_at - interval '2 hours', waiting = tag = 'left'`.execute(
      database.db,
    )
    await forgetPaces(database.db)
    const { rows } = await sql<{ tag: string }>`select tag from purge_pace`.execute(database.db)
    expect(rows.map((row) => row.tag)).toEqual(['left'])
  })
})
