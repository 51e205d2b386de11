import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringUpToDate, migrationsFolder } from '../../src/commands/bring-up-to-date.ts'
import { startEmbedded } from '../../src/platform/database/embedded/index.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import { silentLog } from '../../src/platform/log.ts'
import { fillTables } from './fill-tables.ts'

export type Wish = { articles: number; seed?: number; say: (line: string) => void }

/** What a folder that was made was made of; another one is made when it differs. */
const MADE = 'made.json'
const SEED = 20_260_101

/** Large writes, nothing that must survive a crash: a half-made folder is thrown away. */
const LOADING = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  wal_compression: 'off',
  max_wal_senders: 0,
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
  autovacuum: 'off',
  shared_buffers: '2GB',
  work_mem: '256MB',
  maintenance_work_mem: '1GB',
  max_parallel_maintenance_workers: 1,
}

/**
 * The data folder of a portal with so many generated articles and all that belongs to them, made once for each schema
 * and seed and kept in the system's temporary folder. It is filled by COPY and statements inside an embedded PostgreSQL.
 */
export async function madePortal({ articles, seed = SEED, say }: Wish): Promise<string> {
  const key = hash('sha256', `${seed} ${await recipe()}`).slice(0, 12)
  const folder = join(tmpdir(), 'masthead-scale')
  const made = join(folder, `${articles}-${key}`)
  if (existsSync(join(made, MADE))) return made
  const aside = `${made}.making`
  await rm(aside, { recursive: true, force: true })
  await mkdir(aside, { recursive: true })
  // PostgreSQL runs under another user when we are root.
  await chmod(folder, 0o711)
  await chmod(aside, 0o711)
  await fill(aside, { articles, seed, say })
  await writeFile(join(aside, MADE), `${JSON.stringify({ articles, seed, at: new Date().toISOString() })}\n`)
  await rename(aside, made)
  return made
}

async function fill(dataDir: string, { articles, seed, say }: Required<Wish>): Promise<void> {
  const server = await startEmbedded({ dataDir, log: silentLog, settings: LOADING })
  const database = openDatabase(server.url, { max: 6 })
  try {
    await bringUpToDate(database)
    await fillTables(database, { url: server.url, articles, seed, now: Date.now(), say })
  } finally {
    await database.close()
    await server.stop()
  }
}

/** Everything that decides what is in a folder: the migrations and this generator. */
async function recipe(): Promise<string> {
  const folders = [migrationsFolder(), import.meta.dirname]
  const texts = folders.map(async (folder) => {
    const names = (await readdir(folder)).filter((name) => /\.(sql|ts)$/.test(name)).sort()
    return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  })
  return (await Promise.all(texts)).flat().join('\n')
}
