import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { explainFailure } from './failure.ts'
import { endBackends } from './orphans.ts'
import type { Place } from './place.ts'
import { readPostmasterPid } from './postmaster-pid.ts'
import type { ServerSettings } from './settings.ts'

const LOG_LIMIT = 10_000_000
const IN_USE_PATIENCE_MS = 15_000

/** A server that accepts connections. `exited` resolves when it has ended, whoever ended it. */
export type Server = { pid: number; exited: Promise<void> }

/** Starts the server and waits until it accepts connections, however long recovery takes. */
export async function launchServer(
  place: Place,
  native: string,
  settings: ServerSettings,
  logFile: string,
): Promise<Server> {
  const deadline = Date.now() + IN_USE_PATIENCE_MS
  for (;;) {
    const attempt = await tryLaunch(place, native, settings, logFile)
    if ('pid' in attempt) return attempt
    if (!/is still in use/.test(attempt.output) || Date.now() > deadline) {
      throw explainFailure(attempt.output, place.folder, logFile)
    }
    endBackends(place.folder)
    await sleep(50)
  }
}

async function tryLaunch(
  place: Place,
  native: string,
  settings: ServerSettings,
  logFile: string,
): Promise<Server | { output: string }> {
  const log = openLog(logFile)
  const from = fstatSync(log).size
  const args = [
    '-D',
    place.folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const child = spawn(join(native, 'bin', 'postgres'), args, {
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log, log],
    // Its own group: Ctrl-C in the terminal is for the supervisor, which stops the server last.
    detached: true,
    ...(place.user && { uid: place.user.uid, gid: place.user.gid }),
  })
  closeSync(log)
  const end = { failed: '', over: false }
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', (error) => {
      end.failed = error.message
      resolve()
    })
  }).then(() => {
    end.over = true
  })
  while (!end.over) {
    if (isReady(child, place.folder)) return { pid: child.pid as number, exited }
    await sleep(5)
  }
  return { output: end.failed || readFileSync(logFile).subarray(from).toString() }
}

function isReady(child: ChildProcess, folder: string): boolean {
  const found = readPostmasterPid(folder)
  return found !== undefined && found.pid === child.pid && found.ready
}

function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}
