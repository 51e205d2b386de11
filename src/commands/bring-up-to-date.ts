import { join } from 'node:path'
import { type Database, migrate } from '../platform/database/index.ts'
import { projectRoot } from '../platform/project-root.ts'

/** Applies the migrations that a database lacks; gives their names. `upTo` stops after that one. */
export function bringUpToDate(database: Database, upTo?: string): Promise<string[]> {
  return migrate(database, { folder: join(projectRoot(), 'migrations'), ...(upTo && { upTo }) })
}
