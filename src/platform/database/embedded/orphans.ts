import { readdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import {
  commandLine,
  identify,
  isAlive,
  type ProcessIdentity,
  workingFolder,
} from '../../process-identity.ts'
import { readPostmasterPid } from './postmaster-pid.ts'

/**
 * Clears what a killed Masthead left in a cluster: a server without a parent is stopped (its committed work is safe),
 * the lock file of a dead one removed. The caller holds the data folder's lock, so nobody else's server is met here.
 */
export async function stopOrphans(folder: string, log: Log): Promise<void> {
  const pid = findOrphan(folder)
  const server = pid ? identify(pid) : undefined
  if (server) {
    log.warn('stopping the database server that an earlier run left behind', { pid: server.pid })
    await stopServer(server)
  }
  // The numbers in these files may belong to somebody else by now, or to a zombie, and PostgreSQL would believe them.
  for (const name of readdirSync(folder)) {
    if (name === 'postmaster.pid' || name.startsWith('.s.PGSQL.')) rmSync(join(folder, name), { force: true })
  }
}

/** The number of a server that works on the cluster in `folder`; undefined when there is none. */
export function findOrphan(folder: string): number | undefined {
  const found = readPostmasterPid(folder)
  return found && isServerOf(found.pid, realpathSync(folder)) ? found.pid : undefined
}

/** Ends the sessions of a dead server, which keep its shared memory and with it the data folder. */
export function endBackends(folder: string): void {
  if (process.platform !== 'linux') return
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!pid || workingFolder(pid) !== folder) continue
    if (/^(postgres:|\S*\/postgres )/.test(commandLine(pid) ?? '')) signal(pid, 'SIGQUIT')
  }
}

/** Ends whatever still works in `folder` or below it for a run that was killed, and waits until it is gone. */
export async function endWorkersIn(folder: string): Promise<void> {
  if (process.platform !== 'linux') return
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const at = pid ? workingFolder(pid) : undefined
    if (at !== folder && !at?.startsWith(`${folder}/`)) continue
    const worker = identify(pid)
    if (!worker) continue
    signal(pid, 'SIGKILL')
    await waitForEnd(worker, 5_000)
  }
}

/** Stops a server: fast (sessions rolled back, checkpoint), then at once, then by force; each step has its time. */
export async function stopServer(server: ProcessIdentity): Promise<void> {
  for (const [name, milliseconds] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signal(server.pid, name)
    if (await waitForEnd(server, milliseconds)) return
  }
}

function isServerOf(pid: number, folder: string): boolean {
  const command = commandLine(pid)
  if (!command || !/(^|\/)postgres(\s|$)/.test(command)) return false
  return (
    workingFolder(pid) === folder || command.includes(`-D ${folder} `) || command.endsWith(`-D ${folder}`)
  )
}

async function waitForEnd(server: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds
  while (Date.now() < deadline) {
    if (!isAlive(server)) return true
    await sleep(10)
  }
  return false
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended meanwhile.
  }
}
