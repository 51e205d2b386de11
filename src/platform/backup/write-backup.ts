import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { hasCode } from '../../kernel/errors.ts'
import { appliedMigrations, type Database } from '../database/index.ts'
import { listWaitingJobs } from '../jobs/index.ts'
import type { Storage } from '../storage/index.ts'
import { type ArchiveWriter, createArchive } from './archive-writer.ts'
import {
  FORMAT,
  HEADER_NAME,
  type Header,
  MANIFEST_NAME,
  type Manifest,
  SECRET_NAME,
  type Table,
} from './format.ts'
import { inPieces, pieceName } from './pieces.ts'
import { listTables, selection } from './tables.ts'

/** What is backed up, and where to. `report` hears of bytes written so far. */
export type BackupOptions = {
  database: Database
  storage: Storage
  dataDir: string
  path: string
  now: Date
  report?: (bytes: number) => void
}

/**
 * Writes the whole portal into one file, while it runs: one snapshot of the database, then the files, which are
 * never changed once they are stored. Gives what the manifest says. Errors: `backup.unwritable`.
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const archive = createArchive(options.path)
  const client = await options.database.pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const manifest = await writeAll(options, archive, client)
    await archive.finish()
    return manifest
  } catch (error) {
    await archive.abandon()
    throw error
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}

async function writeAll(
  options: BackupOptions,
  archive: ArchiveWriter,
  client: pg.PoolClient,
): Promise<Manifest> {
  const tables = await listTables(client)
  const migrations = await appliedMigrations(client)
  const createdAt = options.now.toISOString()
  await addJson(archive, HEADER_NAME, {
    masthead: 'backup',
    format: FORMAT,
    createdAt,
    migrations,
    tables,
  } satisfies Header)
  await archive.add(SECRET_NAME, await readFile(join(options.dataDir, 'secret')).catch(() => ''))
  const rows: Manifest['rows'] = {}
  for (const table of tables) rows[table.name] = await addTable(archive, client, table, options.report)
  const jobs = await listWaitingJobs(client)
  await addPieces(archive, 'jobs', lines(jobs))
  const files = await addFiles(options, archive)
  const manifest: Manifest = { entries: { ...archive.entries }, rows, jobs: jobs.length, files }
  await addJson(archive, MANIFEST_NAME, manifest)
  return manifest
}

async function addTable(
  archive: ArchiveWriter,
  client: pg.PoolClient,
  table: Table,
  report: BackupOptions['report'],
): Promise<number> {
  const stream = client.query(copyTo(`copy (${selection(table)}) to stdout`))
  await addPieces(archive, `tables/${table.name}`, stream, report)
  return stream.rowCount
}

async function addPieces(
  archive: ArchiveWriter,
  folder: string,
  source: AsyncIterable<Uint8Array>,
  report?: BackupOptions['report'],
): Promise<void> {
  let number = 0
  for await (const piece of inPieces(source)) {
    number += 1
    await archive.add(pieceName(folder, number), piece)
    report?.(archive.bytes())
  }
}

async function addFiles({ storage, report }: BackupOptions, archive: ArchiveWriter): Promise<number> {
  let files = 0
  for await (const { key } of storage.list()) {
    // Removed since it was listed: then no row of the snapshot needs it.
    const object = await storage.open(key).catch((error) => {
      if (hasCode(error, 'storage.not_found')) return undefined
      throw error
    })
    if (!object) continue
    await archive.addStream(`files/${key}`, object.bytes, object.stream)
    files += 1
    report?.(archive.bytes())
  }
  return files
}

function addJson(archive: ArchiveWriter, name: string, value: unknown): Promise<void> {
  return archive.add(name, `${JSON.stringify(value, null, 1)}\n`)
}

async function* lines(values: unknown[]): AsyncGenerator<Uint8Array> {
  for (const value of values) yield Buffer.from(`${JSON.stringify(value)}\n`)
}
