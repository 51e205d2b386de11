/**
 * A backup is a tar archive, gzipped (.gz) or not:
 *
 *     masthead-backup.json      Header: what this is, before anything else
 *     secret                    the installation's secret (sessions and encrypted columns need it)
 *     tables/NAME/000001        PostgreSQL's COPY text of a table, in pieces that are joined end to end
 *     jobs/000001               waiting jobs, JSON lines
 *     files/KEY                 each object of the storage
 *     manifest.json             Manifest: sizes and SHA-256 of all of the above; without it the archive was cut short
 */
export const FORMAT = 1
export const HEADER_NAME = 'masthead-backup.json'
export const MANIFEST_NAME = 'manifest.json'
export const SECRET_NAME = 'secret'

export type Header = {
  masthead: 'backup'
  format: number
  /** ISO time of the snapshot. */
  createdAt: string
  /** The migrations that the schema had, in order. */
  migrations: string[]
  /** The tables in the order of the archive, with the columns of their COPY text. */
  tables: Table[]
}

export type Table = { name: string; columns: string[] }

export type Manifest = {
  entries: Record<string, { bytes: number; sha256: string }>
  /** Rows by table, for a check that does not trust COPY. */
  rows: Record<string, number>
  jobs: number
  files: number
}
