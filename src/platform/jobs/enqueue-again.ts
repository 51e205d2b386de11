import { type Database, transact } from '../database/index.ts'
import { enqueue } from './enqueue.ts'
import type { WaitingJob } from './waiting.ts'

/** Puts jobs back that waited elsewhere. Gives the kinds that no longer exist, whose jobs are left out. */
export async function enqueueAgain(database: Database, jobs: WaitingJob[]): Promise<string[]> {
  const { rows } = await database.pool.query('select name from pgboss.queue')
  const queues = new Set(rows.map((row) => row.name as string))
  await transact(database, async (tx) => {
    for (const { name, data, startAfter, key, priority } of jobs) {
      if (!queues.has(name)) continue
      await enqueue(tx, name, data, { startAfter: new Date(startAfter), priority, ...(key && { key }) })
    }
  })
  return [...new Set(jobs.map((job) => job.name))].filter((name) => !queues.has(name))
}
