import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CodedError } from '../../kernel/errors.ts'
import { identify, isAlive, type ProcessIdentity } from '../process-identity.ts'

/** Who holds a data folder. */
export type Holder = ProcessIdentity & {
  /** The command that runs: `start`, `import` … */
  command: string
  /** Set while the holder is shutting down: waiting is worth it. */
  stopping?: boolean
  /** Where its database listens, once it does. The lock file is readable by its owner only. */
  databaseUrl?: string
}

/** The lock while we hold it. */
export type DataDirLock = {
  /** Tells others more about us. */
  tell(more: Pick<Holder, 'stopping' | 'databaseUrl'>): void
  release(): void
}

const PATIENCE_MS = 1_500
const STOPPING_PATIENCE_MS = 60_000

/**
 * Takes the data folder for this process, so that two never work on one cluster. The lock of a process that is gone
 * (by number and start time, so that a reused number does not count) is taken over; a holder that is about to end is
 * waited for. Errors: `data_dir.in_use` with `{ holder }`, `data_dir.unusable`.
 */
export async function lockDataDir(dataDir: string, command: string): Promise<DataDirLock> {
  makeFolder(dataDir)
  const path = lockPath(dataDir)
  const me: Holder = { ...(identify() as ProcessIdentity), command }
  const begun = Date.now()
  for (;;) {
    if (tryTake(path, me)) return held(path, me)
    const holder = readHolder(dataDir)
    if (!holder) continue
    const patience = holder.stopping ? STOPPING_PATIENCE_MS : PATIENCE_MS
    if (Date.now() - begun > patience) throw inUse(dataDir, holder)
    await sleep(50)
  }
}

/** Who holds the data folder now; undefined when nobody does. A lock left by a dead process is removed. */
export function readHolder(dataDir: string): Holder | undefined {
  const path = lockPath(dataDir)
  const text = read(path)
  if (text === undefined) return undefined
  const holder = parse(text)
  if (holder && isAlive(holder)) return holder
  removeStale(path, text)
  return undefined
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'lock')
}

function makeFolder(dataDir: string): void {
  try {
    // Others may pass through (the database's user must) but not look around; what is secret has its own mode.
    makeFolders(resolve(dataDir), process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (cause) {
    const message = `cannot make the data folder ${dataDir} (DATA_DIR): ${(cause as Error).message}`
    throw new CodedError('data_dir.unusable', { message }, { cause })
  }
}

// Node's own recursive mkdir never returns where a file system says ENOENT of a folder whose parent is there (/proc).
function makeFolders(path: string, mode: number): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  if (dirname(path) !== path) makeFolders(dirname(path), mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    // Another process may have been quicker.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

// A link appears whole or not at all, and only one process can make it.
function tryTake(path: string, me: Holder): boolean {
  const draft = `${path}.${me.pid}`
  try {
    writeFileSync(draft, JSON.stringify(me), { mode: 0o600 })
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    const message = `cannot write to the data folder (DATA_DIR): ${(error as Error).message}`
    throw new CodedError('data_dir.unusable', { message }, { cause: error })
  } finally {
    rmSync(draft, { force: true })
  }
}

function held(path: string, me: Holder): DataDirLock {
  let state: Holder | undefined = me
  return {
    tell(more) {
      if (!state) return
      state = { ...state, ...more }
      const draft = `${path}.${me.pid}`
      writeFileSync(draft, JSON.stringify(state), { mode: 0o600 })
      renameSync(draft, path)
    },
    release() {
      state = undefined
      rmSync(path, { force: true })
    },
  }
}

// Two that find the same stale lock: the one whose rename takes away a newer lock puts it back.
function removeStale(path: string, expected: string): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
    if (read(aside) !== expected) linkSync(aside, path)
  } catch {
    // Somebody else was quicker.
  }
  try {
    unlinkSync(aside)
  } catch {
    // It was not ours to take.
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text)
    return typeof value?.pid === 'number' && typeof value.started === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

function inUse(dataDir: string, holder: Holder): CodedError {
  return new CodedError('data_dir.in_use', {
    holder,
    message: `\`masthead ${holder.command}\` (process ${holder.pid}) is using ${dataDir}; stop it first or set another DATA_DIR`,
  })
}
