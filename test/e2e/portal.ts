import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '../support/ports.ts'
import { until } from '../support/until.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

export type Portal = {
  /** `http://127.0.0.1:1234`, without a slash at the end. */
  url: string
  dataDir: string
  pid: number
  /** Everything that it has printed. */
  output(): string
  /** Runs another command on the same data folder and gives what it printed. */
  masthead(...args: string[]): Promise<string>
  /** Ends it as an operator would, and removes its data. */
  stop(): Promise<void>
}

export type PortalOptions = {
  workers?: number
  /** Filled with `masthead demo` before it starts. */
  demo?: boolean
  env?: Record<string, string>
  /** A command put in front, such as `taskset -c 0`. */
  prefix?: string[]
}

/** Starts a real portal, all processes of it, on a free port and an empty data folder. */
export async function startPortal({
  workers = 1,
  demo,
  env = {},
  prefix = [],
}: PortalOptions = {}): Promise<Portal> {
  const dataDir = await mkdtemp(join(tmpdir(), 'masthead-portal-'))
  // PostgreSQL runs under another user when we are root.
  await chmod(dataDir, 0o711)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const environment = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    WORKERS: String(workers),
    ...env,
  }
  const command = join(root, 'masthead')
  const masthead = async (...args: string[]) => {
    const { stdout, stderr } = await promisify(execFile)(command, args, { cwd: root, env: environment })
    return stdout + stderr
  }
  if (demo) await masthead('demo')

  const [program = command, ...args] = [...prefix, command, 'start']
  const child = spawn(program, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  child.stderr.on('data', (data) => {
    output += data
  })
  const ready = async () => {
    if (child.exitCode !== null) throw new Error(`masthead start ended with ${child.exitCode}:\n${output}`)
    return (await fetch(`${url}/healthz`).catch(() => undefined))?.ok
  }
  await until(ready, { what: 'the portal', timeoutMs: 30_000 }).catch(async (error) => {
    await ended(child)
    throw new Error(`${error.message}\n${output}`)
  })
  return {
    url,
    dataDir,
    pid: child.pid as number,
    output: () => output,
    masthead,
    async stop() {
      await ended(child)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await over
  clearTimeout(killer)
}
