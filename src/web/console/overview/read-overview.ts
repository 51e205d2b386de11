import { sql } from 'kysely'
import { listStaff, type Person } from '../../../domain/people/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { readDiskSpace } from '../../../platform/disk-space.ts'
import { countJobs } from '../../../platform/jobs/index.ts'

/** The most people that the overview names. */
export const STAFF_SHOWN = 50

export type Overview = {
  accounts: number
  /** Published and not retracted, from the accounts' figures. */
  articles: number
  staff: Person[]
  /** For example `18.1`. */
  postgres: string
  /** Bytes. */
  databaseSize: number
  /** Bytes on the disk of DATA_DIR; null when it cannot be read. */
  disk: { total: number; free: number } | null
  jobs: { waiting: number; failed: number } | null
}

/** What exists and how the machine is, in five queries none of which counts articles or files. */
export async function readOverview(database: Database, dataDir: string): Promise<Overview> {
  const { db } = database
  const [figures, server, staff, jobs, disk] = await Promise.all([
    sql<{ accounts: number; articles: number }>`
      select count(*)::int as accounts, coalesce(sum(articles), 0)::int as articles from account_figures`.execute(
      db,
    ),
    sql<{ version: string; size: number }>`
      select current_setting('server_version') as version, pg_database_size(current_database()) as size`.execute(
      db,
    ),
    listStaff(db, { limit: STAFF_SHOWN }),
    countJobs(db),
    // A disk that cannot be asked is a fact to show, not a reason to show nothing.
    readDiskSpace(dataDir).catch(() => null),
  ])
  return {
    accounts: figures.rows[0]?.accounts ?? 0,
    articles: figures.rows[0]?.articles ?? 0,
    staff,
    postgres: server.rows[0]?.version.split(' ')[0] ?? '',
    databaseSize: server.rows[0]?.size ?? 0,
    disk,
    jobs,
  }
}
