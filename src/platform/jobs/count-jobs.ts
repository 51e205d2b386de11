import { sql } from 'kysely'
import type { Db } from '../database/index.ts'

/**
 * Jobs that wait and jobs that failed for good, from pg-boss's own figures (made anew about once a minute), or null
 * where no job has ever run.
 */
export async function countJobs(db: Db): Promise<{ waiting: number; failed: number } | null> {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass('pgboss.queue') is not null as there`.execute(db)
  if (!rows[0]?.there) return null
  const counts = await sql<{ waiting: number; failed: number }>`
    select coalesce(sum(queued_count), 0)::int as waiting, coalesce(sum(failed_count), 0)::int as failed
    from pgboss.queue`.execute(db)
  return counts.rows[0] ?? null
}
