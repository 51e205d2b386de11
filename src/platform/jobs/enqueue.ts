import type { Tx } from '../database/index.ts'
import { bossIn } from './boss-in.ts'

/**
 * When and how often a job may run. `key`: at most one waiting job of the queue has it, the latest word counts.
 * `priority`: of the jobs that wait, those with the highest number run first (0 unless told).
 */
export type EnqueueOptions = { startAfter?: Date; key?: string; priority?: number }

/** Puts a job into the queue inside the caller's transaction: it exists if and only if the write commits. */
export async function enqueue(
  tx: Tx,
  job: string,
  data: object,
  { startAfter, key, priority = 0 }: EnqueueOptions = {},
): Promise<void> {
  const { boss, db } = bossIn(tx)
  // A key alone keeps nobody out of a standard queue of pg-boss; `upsert` does.
  if (key)
    await boss.upsert(job, data, { db, priority, singletonKey: key, ...(startAfter && { startAfter }) })
  else await boss.send(job, data, { db, startAfter, priority })
}
