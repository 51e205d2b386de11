import { beforeAll, describe, expect, test } from 'vitest'
import {
  type QueueCursor,
  type QueueFilters,
  queueCounts,
  queueOfApplications,
} from '../../../src/domain/applications/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { fillQueue } from '../../support/applications.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { makeActor } from './support.ts'

const SIZE = 5000
let database: TestDatabase
let editor: Actor
beforeAll(async () => {
  database = await createTestDatabase()
  editor = await makeActor(database, '林', 'editor')
  await fillQueue(database, SIZE, editor.personId)
})

const page = (filters: QueueFilters, after?: QueueCursor, limit = 30) =>
  queueOfApplications(database, filters, { reader: editor.personId, after, limit })

describe(`a queue of ${SIZE}`, () => {
  test('is walked oldest first, page by page, each exactly once', async () => {
    const seen: string[] = []
    let after: QueueCursor | undefined
    let last = new Date(0)
    do {
      const { rows, next } = await page({ state: 'submitted' }, after, 100)
      for (const { id, since } of rows) {
        expect(since.getTime()).toBeGreaterThanOrEqual(last.getTime())
        last = since
        seen.push(id)
      }
      after = next
    } while (after)
    const { rows } = await database.pool.query(
      "select count(*)::int as n from application where state = 'submitted'",
    )
    expect(seen).toHaveLength(rows[0].n)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('what is settled comes newest first', async () => {
    const { rows } = await page({ state: 'approved' })
    expect(rows.map(({ since }) => since.getTime())).toEqual(
      rows.map(({ since }) => since.getTime()).sort((a, b) => b - a),
    )
  })

  test('filters agree with the rows', async () => {
    const { rows } = await page(
      { state: 'submitted', kind: 'media', field: '健康', hinted: true },
      undefined,
      100,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row).toMatchObject({ kind: 'media', field: '健康', state: 'submitted' })
      expect(row.hints).not.toEqual([])
    }
    const { rows: mine } = await page({ state: 'submitted', assigned: editor.personId })
    expect(mine.every(({ assignedName }) => assignedName === '林')).toBe(true)
    const { rows: free } = await page({ state: 'submitted', assigned: 'nobody' })
    expect(free.every(({ assignedTo }) => assignedTo === null)).toBe(true)
  })

  test.each<[string, QueueFilters]>([
    ['nothing', { state: 'submitted' }],
    ['a kind', { state: 'submitted', kind: 'media' }],
    ['a field', { state: 'submitted', field: '健康' }],
    ['mine', { state: 'submitted', assigned: 'me' }],
    ['nobody’s', { state: 'submitted', assigned: 'nobody' }],
    ['hints', { state: 'submitted', hinted: true }],
    ['what was approved', { state: 'approved' }],
  ])('filtered by %s is read by index, a bounded part of it', async (_what, filters) => {
    const { text, values } = await sent(() =>
      page(filters.assigned === 'me' ? { ...filters, assigned: editor.personId } : filters, {
        since: new Date('2026-03-01'),
        id: 'q',
      }),
    )
    const client = await database.pool.connect()
    try {
      const { rows } = await client.query(`explain (analyze, buffers, format json) ${text}`, values)
      const plan = rows[0]['QUERY PLAN'][0]
      const shape = JSON.stringify(plan)
      expect(shape).not.toContain('"Seq Scan"')
      expect(shape).toContain('application_queue')
      const read = plan.Plan['Shared Hit Blocks'] + plan.Plan['Shared Read Blocks']
      expect(read, shape).toBeLessThan(400)
      expect(plan['Execution Time']).toBeLessThan(20)
    } finally {
      client.release()
    }
  })

  test('is counted up to a bound', async () => {
    const started = performance.now()
    const counts = await queueCounts(database, editor.personId)
    expect(counts.submitted).toBe(1000)
    expect(counts.mine).toBeGreaterThan(0)
    expect(performance.now() - started).toBeLessThan(200)
  })
})

/** The statement that a call sends. */
async function sent(work: () => Promise<unknown>): Promise<{ text: string; values: unknown[] }> {
  const { pool } = database
  const query = pool.query.bind(pool)
  let seen: { text: string; values: unknown[] } | undefined
  pool.query = ((asked: { text: string; values: unknown[] }) => {
    seen = asked
    return query(asked)
  }) as typeof pool.query
  await work()
  pool.query = query as typeof pool.query
  if (!seen) throw new Error('nothing was sent')
  return seen
}
