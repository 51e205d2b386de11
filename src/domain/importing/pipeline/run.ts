import type { Database } from '../../../platform/database/index.ts'
import type { Outcome } from '../../../platform/outbound/index.ts'
import type { Storage } from '../../../platform/storage/index.ts'
import type { Settings } from '../../settings/index.ts'
import type { Report } from '../report/report.ts'
import type { Source } from '../source.ts'

/** What one import works with. */
export type Run = {
  database: Database
  storage: Storage
  settings: Settings
  source: Source
  report: Report
  /** The moment of the import: `created_at` of what it writes, and the boundary between published and scheduled. */
  now: Date
  /** The person who imports; null on the command line. */
  actor: string | null
  /** Login or author key → handle of an account that exists or will be opened. */
  authorMap: ReadonlyMap<string, string>
  /** Read and convert everything, write and fetch nothing. */
  dryRun: boolean
  /** Gets a remote picture; absent: remote pictures are only listed. */
  fetch?: (url: string) => Promise<Outcome>
}
