import { setTimeout as sleep } from 'node:timers/promises'
import { CodedError, hasCode } from '../kernel/errors.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { type Embedded, startEmbedded } from '../platform/database/embedded/index.ts'
import { checkServer, type Database, openDatabase } from '../platform/database/index.ts'
import { silentLog } from '../platform/log.ts'
import { type DataDirLock, type Holder, lockDataDir, readHolder } from '../platform/supervisor/index.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import type { Io } from './command.ts'

/** What a command that needs the database works with. */
export type Workplace = { config: Config; database: Database }

/** `alone`: not while the portal runs on this data folder. `migrated: false`: the schema is the command's business. */
export type Needs = { alone?: boolean; migrated?: boolean }

const PORTAL_PATIENCE_MS = 30_000

/**
 * Runs `work` with a migrated database: the operator's own (DATABASE_URL), that of the portal that runs on this data
 * folder, or the embedded one, started for the time of the command. `command` is its name, for the lock.
 * Errors: `config.unusable`, `database.*`, `data_dir.in_use`.
 */
export async function withDatabase<T>(
  io: Pick<Io, 'env' | 'cwd'>,
  command: string,
  work: (place: Workplace) => Promise<T>,
  { alone = false, migrated = true }: Needs = {},
): Promise<T> {
  const config = readConfig(io.env, io.cwd)
  const reached = await reachDatabase(config, command, alone)
  const database = openDatabase(reached.url, { max: 10 })
  try {
    await checkServer(reached.url)
    if (migrated) await bringUpToDate(database)
    return await work({ config: { ...config, databaseUrl: reached.url }, database })
  } finally {
    await database.close()
    await reached.leave()
  }
}

type Reached = { url: string; leave(): Promise<void> }

async function reachDatabase(config: Config, command: string, alone: boolean): Promise<Reached> {
  if (alone) return startAlone(config, command)
  if (config.databaseUrl) return { url: config.databaseUrl, leave: async () => {} }
  const portal = runningPortal(config.dataDir)
  if (portal) return { url: await portalUrl(config.dataDir, portal), leave: async () => {} }
  try {
    return await startOwn(config, await lockDataDir(config.dataDir, command))
  } catch (error) {
    // A portal that began to start between the look and the lock.
    const late = hasCode(error, 'data_dir.in_use') ? runningPortal(config.dataDir) : undefined
    if (!late) throw error
    return { url: await portalUrl(config.dataDir, late), leave: async () => {} }
  }
}

async function startAlone(config: Config, command: string): Promise<Reached> {
  const lock = await lockDataDir(config.dataDir, command)
  if (!config.databaseUrl) return startOwn(config, lock)
  return { url: config.databaseUrl, leave: async () => lock.release() }
}

function runningPortal(dataDir: string): Holder | undefined {
  const holder = readHolder(dataDir)
  return holder?.command === 'start' && !holder.stopping ? holder : undefined
}

async function portalUrl(dataDir: string, portal: Holder): Promise<string> {
  const deadline = Date.now() + PORTAL_PATIENCE_MS
  let holder: Holder | undefined = portal
  while (holder && Date.now() < deadline) {
    if (holder.databaseUrl) return holder.databaseUrl
    await sleep(50)
    holder = runningPortal(dataDir)
  }
  throw new CodedError('database.unreachable', {
    message: `the portal on ${dataDir} (process ${portal.pid}) is starting or stopping; try again when it has`,
  })
}

async function startOwn(config: Config, lock: DataDirLock): Promise<Reached> {
  let server: Embedded
  try {
    server = await startEmbedded({ dataDir: config.dataDir, log: silentLog })
  } catch (error) {
    lock.release()
    throw error
  }
  return {
    url: server.url,
    async leave() {
      lock.tell({ stopping: true })
      await server.stop()
      lock.release()
    },
  }
}
