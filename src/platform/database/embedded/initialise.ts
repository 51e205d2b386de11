import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { explainFailure } from './failure.ts'
import { endWorkersIn } from './orphans.ts'
import type { Place } from './place.ts'

/** The role that owns everything in the embedded server. */
export const ROLE = 'masthead'

/**
 * Makes a new cluster at `place.folder`: complete or not at all, for it is made under another name and renamed when it
 * is whole. Drafts that a killed attempt left behind are removed.
 */
export async function initialise(place: Place, native: string, password: string): Promise<void> {
  const draft = `${place.folder}.new-${randomBytes(4).toString('hex')}`
  try {
    await removeDrafts(place.folder)
    mkdirSync(draft, { mode: 0o700 })
    const passwordFile = join(draft, 'password')
    writeFileSync(passwordFile, password, { mode: 0o600 })
    for (const path of [draft, passwordFile]) give(path, place)
    await runInitdb(native, draft, passwordFile, place)
    renameSync(join(draft, 'cluster'), place.folder)
  } catch (error) {
    throw explainFailure((error as Error).message, place.folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

// An initdb whose parent was killed goes on for a while, and what is removed under it would come back.
async function removeDrafts(folder: string): Promise<void> {
  const parent = realpathSync(dirname(folder))
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${basename(folder)}.new-`)) continue
    await endWorkersIn(join(parent, name))
    rmSync(join(parent, name), { recursive: true, force: true })
  }
}

function give(path: string, { user }: Place): void {
  if (user) chownSync(path, user.uid, user.gid)
}

// It works in the draft's folder: that is how a later start recognises one that was left alone.
function runInitdb(native: string, draft: string, passwordFile: string, { user }: Place): Promise<void> {
  const args = [
    `--pgdata=${join(draft, 'cluster')}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
  ]
  // The builtin provider sorts alike on every machine and never changes with a C library.
  args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  // What initdb wrote is synced by the first checkpoint and by the rename's own order on the way to it.
  args.push('--no-sync', '--no-instructions')
  return new Promise((resolve, reject) => {
    const child = spawn(join(native, 'bin', 'initdb'), args, {
      cwd: draft,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user && { uid: user.uid, gid: user.gid }),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(output || `initdb ended with ${code ?? signal}`)),
    )
  })
}
