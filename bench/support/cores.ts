import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The core that is measured and the core of what measures. On a machine with one core they are the same. */
export const cores = { measured: 0, measuring: availableParallelism() > 1 ? 1 : 0 }

/** Pins a running process, all its threads, to a core. */
export async function pin(pid: number, core: number): Promise<void> {
  await promisify(execFile)('taskset', ['-acp', String(core), String(pid)])
}

/** The names among `programs` that this machine lacks. */
export function absent(programs: string[]): string[] {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
  return programs.filter((name) => !folders.some((folder) => existsSync(join(folder, name))))
}
