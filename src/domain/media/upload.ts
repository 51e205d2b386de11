import type { Database, Tx } from '../../platform/database/index.ts'
import type { Storage } from '../../platform/storage/index.ts'

/**
 * With `database`, the row is written in a transaction of its own; with `tx`, in the caller's, and if that is rolled
 * back a file without a row stays behind (harmless, and made use of by nothing).
 */
export type UploadContext = { storage: Storage } & ({ database: Database } | { tx: Tx })

/** `name` and `declaredType` are what the sender says: the first is kept for a download's name, the second ignored. */
export type Upload = ({ bytes: Uint8Array } | { stream: AsyncIterable<Uint8Array> }) & {
  name?: string
  declaredType?: string
  sourceUrl?: string
  actor: string | null
  now: Date
}

/** `duplicate`: these very bytes had been stored before, and `mediaId` is what they became then. */
export type StoredUpload = { mediaId: string; duplicate: boolean }
