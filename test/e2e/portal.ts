import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readHolder } from '../../src/platform/supervisor/index.ts'
import { freePort } from '../support/ports.ts'
import { until } from '../support/until.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const command = join(root, 'masthead')

export type Portal = {
  /** `http://127.0.0.1:1234`, without a slash at the end. */
  url: string
  dataDir: string
  /** The first process of its tree. */
  pid: number
  /** From the command to the first answer of /healthz. */
  startedInMs: number
  /** Everything that it has printed. */
  output(): string
  /** The address of its database, while it runs. */
  databaseUrl(): string
  /** Runs another command on the same data folder and gives what it printed. */
  masthead(...args: string[]): Promise<string>
  /** Ends it as an operator would and starts it again on the same data. */
  startAgain(): Promise<Portal>
  /** Ends it as an operator would, and removes its data unless they were there before. */
  stop(): Promise<void>
}

export type PortalOptions = {
  workers?: number
  /** Filled with `masthead demo`, or with arguments of it, before it starts. */
  demo?: boolean | string[]
  env?: Record<string, string>
  /** A command put in front, such as `taskset -c 0`. */
  prefix?: string[]
  /** A data folder that is there already, and stays. */
  dataDir?: string
}

/** Starts a real portal, all processes of it, on a free port and an empty data folder. */
export async function startPortal({
  workers = 1,
  demo,
  env = {},
  prefix = [],
  dataDir: existing,
}: PortalOptions = {}): Promise<Portal> {
  const dataDir = existing ?? (await mkdtemp(join(tmpdir(), 'masthead-portal-')))
  // PostgreSQL runs under another user when we are root.
  await chmod(dataDir, 0o711)
  const port = await freePort()
  const environment = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    WORKERS: String(workers),
    ...env,
  }
  // What tests and their runner set is not an operator's environment.
  for (const name of ['NODE_ENV', 'VITEST', 'NODE_OPTIONS'])
    delete environment[name as keyof typeof environment]
  const place: Place = { dataDir, environment, prefix, stays: existing !== undefined }
  try {
    if (demo) await run(place, ['demo', ...(demo === true ? [] : demo)])
    return await start(place)
  } catch (error) {
    await forget(place)
    throw error
  }
}

type Place = { dataDir: string; environment: NodeJS.ProcessEnv; prefix: string[]; stays: boolean }

async function start(place: Place): Promise<Portal> {
  const url = place.environment.PUBLIC_URL as string
  const from = performance.now()
  const [program = command, ...args] = [...place.prefix, command, 'start']
  const child = spawn(program, args, { cwd: root, env: place.environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data
    })
  }
  const ready = async () => {
    if (child.exitCode !== null) throw new Error(`masthead start ended with ${child.exitCode}`)
    return (await fetch(`${url}/healthz`).catch(() => undefined))?.ok
  }
  await until(ready, { what: 'the portal', timeoutMs: 30_000 }).catch(async (error) => {
    await ended(child)
    throw new Error(`${error.message}\n${output}`)
  })
  return {
    url,
    dataDir: place.dataDir,
    pid: child.pid as number,
    startedInMs: performance.now() - from,
    output: () => output,
    databaseUrl: () => databaseUrl(place),
    masthead: (...args) => run(place, args),
    async startAgain() {
      await ended(child)
      return start(place)
    },
    async stop() {
      await ended(child)
      await forget(place)
    },
  }
}

async function forget({ dataDir, stays }: Place): Promise<void> {
  if (!stays) await rm(dataDir, { recursive: true, force: true })
}

function databaseUrl({ environment, dataDir }: Place): string {
  const url = environment.DATABASE_URL ?? readHolder(dataDir)?.databaseUrl
  if (!url) throw new Error('the portal tells no database')
  return url
}

async function run(place: Place, args: string[]): Promise<string> {
  const options = { cwd: root, env: place.environment, maxBuffer: 64 * 2 ** 20 }
  const { stdout, stderr } = await promisify(execFile)(command, args, options)
  return stdout + stderr
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await over
  clearTimeout(killer)
}
