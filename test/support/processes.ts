import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** A program under test, with what it said so far. */
export type Program = {
  child: ChildProcess
  pid: number
  out(): string
  err(): string
  /** Resolves when stdout or stderr holds the text. */
  says(text: string | RegExp, timeoutMs?: number): Promise<void>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Starts a program; whatever is left of its tree is killed when the test is over. */
export function startProgram(
  command: string,
  args: string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string; uid?: number; gid?: number } = {},
): Program {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  const said = { out: '', err: '' }
  child.stdout?.on('data', (chunk) => (said.out += chunk))
  child.stderr?.on('data', (chunk) => (said.err += chunk))
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', (error) => {
      said.err += String(error)
      resolve({ code: -1, signal: null })
    })
  })
  onTestFinished(() => {
    killTree(child.pid as number)
  })
  return {
    child,
    pid: child.pid as number,
    out: () => said.out,
    err: () => said.err,
    ended,
    says: (text, timeoutMs = 15_000) =>
      until(
        () => {
          const all = said.out + said.err
          return typeof text === 'string' ? all.includes(text) : text.test(all)
        },
        timeoutMs,
        () => `${text} in:\n${said.out}\n${said.err}`,
      ),
  }
}

/** Waits until something holds. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 10_000,
  what: () => string = () => 'what was waited for',
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The numbers of all processes below one, itself first. */
export function processTree(root: number): number[] {
  const parents = parentOf()
  const tree = [root]
  for (let index = 0; index < tree.length; index += 1) {
    for (const [pid, parent] of parents) if (parent === tree[index]) tree.push(pid)
  }
  return tree
}

/** Kills a process and everything below it at once. */
export function killTree(root: number, signal: NodeJS.Signals = 'SIGKILL'): void {
  for (const pid of processTree(root)) send(pid, signal)
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const stat = process.platform === 'linux' ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ''
    return !/\) [ZX] /.test(stat)
  } catch {
    return false
  }
}

/** A port of the loopback that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended meanwhile.
  }
}

function parentOf(): Map<number, number> {
  const parents = new Map<number, number>()
  if (process.platform !== 'linux') {
    for (const line of execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).split('\n')) {
      const [pid, parent] = line.trim().split(/\s+/).map(Number)
      if (pid) parents.set(pid, parent as number)
    }
    return parents
  }
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It ended meanwhile.
    }
  }
  return parents
}
