import { randomBytes } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { CodedError } from '../../../kernel/errors.ts'
import { makeTrusted, SHARED_ROOT } from './native.ts'
import { canReach, pickUser, type RunAs } from './run-as.ts'

/** The major version of the server that we bring along. */
export const MAJOR = 18

/** Where the cluster is, or will be made, and who runs it. */
export type Place = {
  /** `DATA_DIR/postgres`, perhaps a symbolic link. */
  link: string
  /** The real folder. It may not exist yet. */
  folder: string
  user: RunAs | undefined
  initialised: boolean
}

/**
 * Finds the place of the cluster of a data folder. Root cannot be the server's user, and that user may be unable to
 * enter the data folder (for example below /root): then the cluster lies under /var/lib with a random name, so that a
 * new data folder never meets old data, and `DATA_DIR/postgres` is a link to it.
 */
export function findPlace(dataDir: string): Place {
  makeDataDir(dataDir)
  const link = join(realpathSync(dataDir), 'postgres')
  if (isDangling(link)) throw gone(link)
  if (existsSync(link) && readdirSync(link).length > 0) {
    const folder = realpathSync(link)
    checkVersion(folder)
    return { link, folder, user: pickUser(statSync(folder).uid), initialised: true }
  }
  if (existsSync(link)) rmSync(link, { recursive: true })
  const user = pickUser()
  return {
    link,
    folder: user && !canReach(dataDir, user) ? placeOutside(link) : link,
    user,
    initialised: false,
  }
}

function makeDataDir(dataDir: string): void {
  try {
    // Others may pass through (the server's user must) but not look around; what is secret has its own mode.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  } catch (cause) {
    const message = `cannot make the data folder ${dataDir}: ${(cause as Error).message}`
    throw new CodedError('data_dir.unusable', { message }, { cause })
  }
}

function isDangling(link: string): boolean {
  try {
    return lstatSync(link).isSymbolicLink() && !existsSync(link)
  } catch {
    return false
  }
}

function gone(link: string): CodedError {
  return new CodedError('database.gone', {
    message: `${link} leads to a folder that is gone; restore it, or remove the link to begin anew`,
  })
}

function checkVersion(folder: string): void {
  const file = join(folder, 'PG_VERSION')
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (version === String(MAJOR)) return
  const message = version
    ? `${folder} was made by PostgreSQL ${version.slice(0, 20)} and this Masthead brings ${MAJOR}; restore a backup into a new DATA_DIR instead`
    : `${folder} is not empty and is not a PostgreSQL data folder`
  throw new CodedError('database.other_version', { message })
}

function placeOutside(link: string): string {
  if (makeTrusted(SHARED_ROOT)) return join(SHARED_ROOT, `cluster-${randomBytes(8).toString('hex')}`)
  throw new CodedError('database.no_place', {
    message: `the database's user cannot enter ${link}, and ${SHARED_ROOT} cannot be made; choose another DATA_DIR`,
  })
}

/**
 * Lets the data folder know of a cluster that was made outside. Only now, when it is whole: a link that leads nowhere
 * means that somebody took the data away.
 */
export function linkPlace({ link, folder }: Place): void {
  if (folder === link) return
  writeFileSync(`${folder}.home`, `${link}\n`)
  symlinkSync(folder, link)
}

/** Clusters outside of data folders that no data folder leads to any more. */
export function abandonedClusters(): string[] {
  if (!existsSync(SHARED_ROOT)) return []
  return readdirSync(SHARED_ROOT)
    .filter((name) => /^cluster-[0-9a-f]+$/.test(name))
    .map((name) => join(SHARED_ROOT, name))
    .filter((folder) => !leadsTo(folder))
}

function leadsTo(folder: string): boolean {
  try {
    return realpathSync(readFileSync(`${folder}.home`, 'utf8').trim()) === folder
  } catch {
    return false
  }
}
