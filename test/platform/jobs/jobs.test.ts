import { beforeAll, describe, expect, test } from 'vitest'
import { CodedError } from '../../../src/kernel/errors.ts'
import { transact } from '../../../src/platform/database/index.ts'
import {
  discardJob,
  enqueue,
  type JobCursor,
  type JobKind,
  listJobs,
  listQueues,
  prepareJobs,
  retryJob,
  runJobs,
} from '../../../src/platform/jobs/index.ts'
import { createTestDatabase } from '../../support/database.ts'
import { until } from '../../support/until.ts'

const database = await createTestDatabase()
const { db } = database

let broken = true
let runs = 0
const kind: JobKind<null> = {
  name: 'test.fails',
  retry: { limit: 1, delaySeconds: 1, maxDelaySeconds: 1 },
  async run() {
    runs += 1
    if (broken) throw new Error('no paper in the printer')
  },
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof CodedError ? error.code : String(error)
}

beforeAll(() => prepareJobs(database, [kind, { name: 'test.later' }]))

describe('jobs', () => {
  test('that wait are listed soonest first, by key', async () => {
    const start = Date.now() + 3600_000
    await transact(database, async (tx) => {
      for (let n = 0; n < 5; n++) {
        await enqueue(tx, 'test.later', { n }, { startAfter: new Date(start + n * 1000) })
      }
    })
    const seen: unknown[] = []
    let after: JobCursor | undefined
    do {
      const page = await listJobs(db, 'waiting', { limit: 2, name: 'test.later', ...(after && { after }) })
      seen.push(...page.jobs.map(({ data }) => (data as { n: number }).n))
      after = page.next
    } while (after)
    expect(seen).toEqual([0, 1, 2, 3, 4])
    expect((await listQueues(db))?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['test.fails', 'test.later']),
    )
  })

  test('that are more urgent run first', async () => {
    const ran: unknown[] = []
    const urgent: JobKind<null> = {
      name: 'test.urgent',
      run: async (_, { n }) => {
        ran.push(n)
      },
    }
    await prepareJobs(database, [urgent])
    for (const [n, priority] of [
      [1, 0],
      [2, 2],
      [3, 1],
      [4, undefined],
    ] as const)
      await transact(database, (tx) =>
        enqueue(tx, urgent.name, { n }, { ...(priority !== undefined && { priority }) }),
      )
    const jobs = await runJobs(database, null, [urgent], () => {})
    try {
      await until(async () => ran.length === 4, { what: 'four jobs', timeoutMs: 20_000 })
    } finally {
      await jobs.stop()
    }
    expect(ran).toEqual([2, 3, 1, 4])
  })

  test('with a key wait once, with the latest word', async () => {
    const name = 'test.keyed'
    await prepareJobs(database, [{ name }])
    for (const n of [1, 2, 3]) {
      await transact(database, (tx) => enqueue(tx, name, { n }, { key: 'one' }))
    }
    await Promise.all(
      [4, 4, 4].map((n) => transact(database, (tx) => enqueue(tx, name, { n }, { key: 'one' }))),
    )
    await transact(database, (tx) => enqueue(tx, name, { n: 5 }, { key: 'two' }))
    const { jobs } = await listJobs(db, 'waiting', { limit: 9, name })
    expect(jobs.map(({ data }) => data)).toEqual([{ n: 4 }, { n: 5 }])
  })

  test('that failed tell their error, are run again, and are discarded', async () => {
    const jobs = await runJobs(database, null, [kind], () => {})
    try {
      await transact(database, (tx) => enqueue(tx, kind.name, { what: 'print' }))
      const failed = async () => (await listJobs(db, 'failed', { limit: 5 })).jobs[0]
      const job = await until(failed, { what: 'the failure', timeoutMs: 30_000 })
      expect(job).toMatchObject({ name: kind.name, retries: 1, error: 'no paper in the printer' })
      broken = false
      const before = runs
      await transact(database, (tx) => retryJob(tx, job))
      await until(() => runs > before, { what: 'the next run', timeoutMs: 30_000 })
      expect(await failed()).toBeUndefined()
      const again = transact(database, (tx) => retryJob(tx, job))
      expect(['job.not_found', 'job.not_failed']).toContain(await codeOf(again))
      const [waiting] = (await listJobs(db, 'waiting', { limit: 1, name: 'test.later' })).jobs
      if (!waiting) throw new Error('nothing waits')
      await transact(database, (tx) => discardJob(tx, waiting))
      expect((await listJobs(db, 'waiting', { limit: 9, name: 'test.later' })).jobs).toHaveLength(4)
      expect(await codeOf(transact(database, (tx) => discardJob(tx, waiting)))).toBe('job.not_found')
    } finally {
      await jobs.stop(1000)
    }
  })

  test.each(['', 'x', "' or 1=1", '00000000-0000-0000-0000-000000000000'])('knows no job %j', async (id) => {
    const name = 'test.later'
    expect(await codeOf(transact(database, (tx) => retryJob(tx, { name, id })))).toBe('job.not_found')
    expect(await codeOf(transact(database, (tx) => discardJob(tx, { name, id })))).toBe('job.not_found')
  })
})
