import { join } from 'node:path'
import { jobKinds } from '../jobs.ts'
import { type Database, migrate } from '../platform/database/index.ts'
import { prepareJobs } from '../platform/jobs/index.ts'
import { projectRoot } from '../platform/project-root.ts'

/** Applies the migrations that a database lacks and makes the job queues; gives the migrations' names. `upTo` stops after that one. */
export async function bringUpToDate(database: Database, upTo?: string): Promise<string[]> {
  const applied = await migrate(database, {
    folder: join(projectRoot(), 'migrations'),
    ...(upTo && { upTo }),
  })
  await prepareJobs(database, jobKinds)
  return applied
}
