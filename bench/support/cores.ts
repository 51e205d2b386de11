import { execFile, spawn } from 'node:child_process'
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

/**
 * Keeps a core awake with work that gives way to all other work, until the function it gives is called. A core that sleeps
 * is slow to wake, in a virtual machine above all: a load that runs alone then collects answers while its core wakes, which
 * spares the server two thirds of the cost of sending, and ceases to when anything else keeps that core awake.
 */
export function keepAwake(core: number): () => void {
  const loop = spawn(
    'taskset',
    ['-c', String(core), 'chrt', '-i', '0', process.execPath, '-e', 'for (;;);'],
    {
      stdio: 'ignore',
    },
  )
  return () => loop.kill('SIGKILL')
}

/** The names among `programs` that this machine lacks. */
export function absent(programs: string[]): string[] {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
  return programs.filter((name) => !folders.some((folder) => existsSync(join(folder, name))))
}
