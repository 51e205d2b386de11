import { join } from 'node:path'
import { jobKinds } from '../jobs.ts'
import { type Database, migrate } from '../platform/database/index.ts'
import { prepareJobs } from '../platform/jobs/index.ts'
import { projectRoot } from '../platform/project-root.ts'

/** The folder of the SQL files. */
export function migrationsFolder(): string {
  return join(projectRoot(), 'migrations')
}

/**
 * Applies the migrations that a database lacks and makes the job queues; gives the migrations' names. `upTo` stops
 * after that one.
 */
export async function bringUpToDate(database: Database, upTo?: string): Promise<string[]> {
  const applied = await migrate(database, { folder: migrationsFolder(), ...(upTo && { upTo }) })
  await prepareJobs(database, jobKinds)
  return applied
}

/** Takes the whole schema away, so that it can be made anew in an older version. For an empty portal only. */
export async function emptySchema(database: Database): Promise<void> {
  const { rows } = await database.pool.query(
    `select format('drop table if exists %I cascade', relname) as statement from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
     union all
     select format('drop function if exists %s cascade', p.oid::regprocedure) from pg_proc p
      where p.pronamespace = current_schema()::regnamespace
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  )
  await database.pool.query(['begin', ...rows.map((row) => row.statement as string), 'commit'].join(';\n'))
}
