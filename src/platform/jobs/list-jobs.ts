import { sql } from 'kysely'
import type { Db } from '../database/index.ts'

/** What a job is doing: it waits for its time or a worker, it runs, or it failed for good. */
export type JobStage = 'waiting' | 'running' | 'failed'

/** A job as the operator sees it. `at`: when it is due, was started or failed. */
export type ListedJob = {
  id: string
  name: string
  at: Date
  createdAt: Date
  /** How often it was tried again. */
  retries: number
  retryLimit: number
  data: unknown
  /** The last failure in words, or null. */
  error: string | null
}

/** Where a page ended. */
export type JobCursor = { at: Date; id: string }

type Row = {
  id: string
  name: string
  at: Date
  created_on: Date
  retry_count: number
  retry_limit: number
  data: unknown
  output: unknown
}

const ERROR_MAX = 600

// pg-boss keeps an index of (name, state, blocked, start_after) for live jobs, `prepareJobs` one for failed ones.
const STAGES = {
  waiting: { states: ['created', 'retry'], at: 'start_after', order: 'asc', beyond: '>' },
  running: { states: ['active'], at: 'started_on', order: 'desc', beyond: '<' },
  failed: { states: ['failed'], at: 'completed_on', order: 'desc', beyond: '<' },
} as const

/**
 * Jobs of a stage: those that wait, soonest first; others newest first. Gives at most `limit` and the cursor of the
 * next page. Nothing where no job has ever run. One query.
 */
export async function listJobs(
  db: Db,
  stage: JobStage,
  { limit, name, after }: { limit: number; name?: string; after?: JobCursor },
): Promise<{ jobs: ListedJob[]; next?: JobCursor }> {
  const { states, at, order, beyond } = STAGES[stage]
  const [time, way] = [sql.ref(`j.${at}`), sql.raw(order)]
  const behind = after ? sql`and (${time}, j.id) ${sql.raw(beyond)} (${after.at}, ${after.id}::uuid)` : sql``
  const own = name === undefined ? sql`q.name not like '\\_\\_%'` : sql`q.name = ${name}`
  // Each queue gives its first few in each state: however many there are, no more are read. The states are written
  // out, because only then the indexes, which are partial, are known to fit.
  const branches = states.map(
    (state) => sql<Row>`
      select f.* from pgboss.queue q cross join lateral (
        select j.id::text, j.name, ${time} as at, j.created_on, j.retry_count, j.retry_limit, j.data, j.output
          from pgboss.job j
         where j.name = q.name and j.state = ${sql.lit(state)} and not j.blocked and ${time} is not null ${behind}
         order by ${time} ${way}, j.id ${way} limit ${limit + 1}) f
       where ${own}`,
  )
  const { rows } = await sql<Row>`
    select * from (${sql.join(branches, sql` union all `)}) found
     order by at ${way}, id ${way} limit ${limit + 1}`.execute(db)
  const jobs = rows.slice(0, limit).map(listed)
  const last = jobs.at(-1)
  return rows.length > limit && last ? { jobs, next: { at: last.at, id: last.id } } : { jobs }
}

function listed({ at, created_on, retry_count, retry_limit, output, ...row }: Row): ListedJob {
  const words = (output as { message?: unknown } | null)?.message
  return {
    ...row,
    at,
    createdAt: created_on,
    retries: retry_count,
    retryLimit: retry_limit,
    error: output === null ? null : String(words ?? JSON.stringify(output)).slice(0, ERROR_MAX),
  }
}

/** A queue with pg-boss's own figures of it, made anew about once a minute. */
export type Queue = { name: string; waiting: number; running: number; failed: number }

/** The kinds of jobs, by name; null where no job has ever run. */
export async function listQueues(db: Db): Promise<Queue[] | null> {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass('pgboss.queue') is not null as there`.execute(db)
  if (!rows[0]?.there) return null
  const queues = await sql<Queue>`
    select name, queued_count as waiting, active_count as running, failed_count as failed
      from pgboss.queue where name not like '\\_\\_%' order by name limit 200`.execute(db)
  return queues.rows
}
