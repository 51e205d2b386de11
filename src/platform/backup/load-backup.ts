import type { Database } from '../database/index.ts'
import type { WaitingJob } from '../jobs/index.ts'
import type { Storage } from '../storage/index.ts'
import { type Filling, fillTables } from './copy-tables.ts'
import { SECRET_NAME } from './format.ts'
import { type Contents, type Entry, readArchive } from './read-archive.ts'

export type LoadOptions = {
  /** Migrated to the archive's own version; what its tables hold is replaced. */
  database: Database
  storage: Storage
  path: string
  contents: Contents
  /** Hears of bytes loaded so far. */
  report?: (bytes: number) => void
}

/** What is left to do once the rows are there. */
export type Loaded = { secret: string; jobs: WaitingJob[] }

/**
 * Loads a verified archive: all rows in one transaction, the files beside it. A file that no row knows does no harm,
 * and those stored here are removed again when something fails.
 */
export async function loadBackup(options: LoadOptions): Promise<Loaded> {
  const { database, storage, path, contents, report } = options
  const loaded: Loaded = { secret: '', jobs: [] }
  const stored: string[] = []
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    const filling = await fillTables(client, path, contents.header.tables)
    let total = 0
    for await (const entry of readArchive(path)) {
      await loadEntry(entry, { storage, filling, stored, loaded })
      total += entry.bytes
      report?.(total)
    }
    await filling.finish(contents.manifest.rows)
    await client.query('commit')
    return loaded
  } catch (error) {
    await client.query('rollback').catch(() => {})
    for (const key of stored) await storage.remove(key)
    throw error
  } finally {
    client.release()
  }
}

type Into = { storage: Storage; filling: Filling; stored: string[]; loaded: Loaded }

async function loadEntry(
  { name, content }: Entry,
  { storage, filling, stored, loaded }: Into,
): Promise<void> {
  const [folder, ...rest] = name.split('/')
  if (folder === 'tables') return filling.copy(rest[0] as string, content)
  if (folder === 'files') {
    const key = rest.join('/')
    if (!(await storage.stat(key))) stored.push(key)
    await storage.put(key, content)
    return
  }
  const text = await textOf(content)
  if (name === SECRET_NAME) loaded.secret = text.trim()
  if (folder === 'jobs') {
    for (const line of text.split('\n').filter(Boolean)) loaded.jobs.push(JSON.parse(line))
  }
}

async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
