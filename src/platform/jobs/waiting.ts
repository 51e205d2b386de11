import type pg from 'pg'

/** A job that has not been done: what is needed to enqueue it again elsewhere. */
export type WaitingJob = {
  name: string
  data: object
  startAfter: string
  key: string | null
  /** Absent in older backups. */
  priority?: number
}

/** The jobs that wait or run, oldest first; those that pg-boss makes for itself are left out. */
export async function listWaitingJobs(client: pg.ClientBase): Promise<WaitingJob[]> {
  const exists = await client.query("select to_regclass('pgboss.job') is not null as yes")
  if (!exists.rows[0].yes) return []
  const { rows } = await client.query(
    `select name, coalesce(data, '{}') as data, start_after, singleton_key, priority from pgboss.job
      where state in ('created', 'retry', 'active') and name not like '\\_\\_%' order by created_on, id`,
  )
  return rows.map((row) => ({
    name: row.name,
    data: row.data,
    startAfter: (row.start_after as Date).toISOString(),
    key: row.singleton_key,
    priority: row.priority,
  }))
}
