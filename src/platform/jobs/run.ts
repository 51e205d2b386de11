import { PgBoss } from 'pg-boss'
import type { Database } from '../database/index.ts'

/**
 * A kind of job. `run` must be idempotent: it may be repeated after a crash. `cron` adds runs of its own
 * (five fields, UTC). `concurrency`: how many run at once in one process (default 1).
 */
export type JobKind<Context> = {
  name: string
  run(context: Context, data: Record<string, unknown>): Promise<void>
  concurrency?: number
  cron?: string
  /** How a run that failed is repeated; without it five times, from 5 seconds on. The delay doubles each time. */
  retry?: { limit: number; delaySeconds: number; maxDelaySeconds: number }
  /** A run that has not ended then counts as failed, also that of a process which was killed. 900 without it. */
  longestSeconds?: number
}

const FIVE_TIMES = { limit: 5, delaySeconds: 5, maxDelaySeconds: 900 }

type Report = (message: string, error: unknown) => void

/** Makes the queues of these kinds, and pg-boss's own schema. Part of bringing a database up to date. */
export async function prepareJobs(
  database: Database,
  kinds: Pick<JobKind<never>, 'name' | 'retry' | 'longestSeconds'>[],
): Promise<void> {
  const boss = bossOn(database, { supervise: false, schedule: false })
  await boss.start()
  try {
    for (const { name, retry = FIVE_TIMES, longestSeconds = 900 } of kinds) {
      const options = {
        retryLimit: retry.limit,
        retryDelay: retry.delaySeconds,
        retryDelayMax: retry.maxDelaySeconds,
        retryBackoff: true,
        expireInSeconds: longestSeconds,
      }
      await boss.createQueue(name, options)
      await boss.updateQueue(name, options)
    }
    // Failed jobs are few among the many that were done: without an index, listing them would read all of these.
    await database.pool.query(
      `create index if not exists job_failed on pgboss.job_common (name, completed_on desc, id desc)
        where state = 'failed'`,
    )
  } finally {
    await boss.stop({ graceful: false, close: false })
  }
}

/** Runs jobs until stopped; `stop` lets the running ones finish, for at most `graceMs`. */
export async function runJobs<Context>(
  database: Database,
  context: Context,
  kinds: JobKind<Context>[],
  report: Report,
): Promise<{ stop(graceMs?: number): Promise<void> }> {
  const boss = bossOn(database, { supervise: true, schedule: true, migrate: false })
  boss.on('error', (error) => report('the job queue has trouble', error))
  await boss.start()
  for (const kind of kinds) {
    const options = { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: kind.concurrency ?? 1 }
    await boss.work<Record<string, unknown>>(kind.name, options, async (jobs) => {
      for (const job of jobs) {
        await kind.run(context, job.data ?? {}).catch((error) => {
          report(`job ${kind.name} failed`, error)
          throw error
        })
      }
    })
    if (kind.cron) await boss.schedule(kind.name, kind.cron)
  }
  return { stop: (graceMs = 30_000) => boss.stop({ graceful: true, timeout: graceMs, close: false }) }
}

function bossOn(
  database: Database,
  options: { supervise: boolean; schedule: boolean; migrate?: boolean },
): PgBoss {
  const db = {
    executeSql: (text: string, values?: unknown[]) => database.pool.query(text, values as unknown[]),
  }
  const boss = new PgBoss({ db, ...options })
  boss.on('error', () => {})
  return boss
}
