import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a server says about itself in `postmaster.pid` (src/include/utils/pidfile.h of PostgreSQL). */
export type PostmasterPid = { pid: number; ready: boolean }

/** Reads a cluster's `postmaster.pid`; undefined when there is none. */
export function readPostmasterPid(folder: string): PostmasterPid | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined
  } catch {
    return undefined
  }
}
