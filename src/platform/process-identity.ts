import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/** A process that cannot be mistaken for a later one with the same number. */
export type ProcessIdentity = { pid: number; started: string }

/** The identity of a living process, by default this one; undefined when there is none. */
export function identify(pid: number = process.pid): ProcessIdentity | undefined {
  const started = startOf(pid)
  return started === undefined ? undefined : { pid, started }
}

/** Whether that very process still lives. A zombie does not. */
export function isAlive(identity: ProcessIdentity): boolean {
  return startOf(identity.pid) === identity.started
}

/** The command line of a process, its arguments joined by spaces; undefined when there is none or it is not ours to see. */
export function commandLine(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const text = read(`/proc/${pid}/cmdline`)
    return text?.replaceAll('\0', ' ').trim()
  }
  return ps(pid, 'command=')
}

/** The folder a process works in; undefined when unknown (always off Linux). */
export function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

// Ticks since boot tell two processes of one boot apart, the boot's id tells boots (and containers' restarts) apart.
function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'lstart=')
  const stat = read(`/proc/${pid}/stat`)
  if (!stat) return undefined
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, ticks] = [fields[0], fields[19]]
  if (state === 'Z' || state === 'X') return undefined
  return `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}/${ticks}`
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string | undefined {
  try {
    const text = execFileSync('ps', ['-o', column, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
    return text || undefined
  } catch {
    return undefined
  }
}
