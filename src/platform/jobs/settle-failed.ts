import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../database/index.ts'
import { bossIn } from './boss-in.ts'

/** A job by its queue and its ID. */
export type JobName = { name: string; id: string }

/** Runs a failed job once more, at once. Throws `job.not_found`, and `job.not_failed` when it did not fail. */
export async function retryJob(tx: Tx, job: JobName): Promise<void> {
  if ((await lockJob(tx, job)) !== 'failed') throw new CodedError('job.not_failed')
  const { boss, db } = bossIn(tx)
  await boss.retry(job.name, job.id, { db })
}

/** Takes a job that failed or waits out of its queue. Throws `job.not_found`, and `job.running` while it runs. */
export async function discardJob(tx: Tx, job: JobName): Promise<void> {
  const state = await lockJob(tx, job)
  if (state === 'active') throw new CodedError('job.running')
  const { boss, db } = bossIn(tx)
  await boss.deleteJob(job.name, job.id, { db })
}

async function lockJob(tx: Tx, { name, id }: JobName): Promise<string> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new CodedError('job.not_found')
  const { rows } = await sql<{ state: string }>`
    select state::text as state from pgboss.job
     where name = ${name} and id = ${id}::uuid and state in ('created', 'retry', 'active', 'failed')
     for update`.execute(tx.db)
  if (!rows[0]) throw new CodedError('job.not_found')
  return rows[0].state
}
