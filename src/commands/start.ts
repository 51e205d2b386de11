import { type Config, readConfig } from '../platform/config.ts'
import { checkServer, type Database, openDatabase, transact } from '../platform/database/index.ts'
import { createLog, type Log } from '../platform/log.ts'
import {
  checkPort,
  type DataDirLock,
  growTree,
  keepDatabase,
  lockDataDir,
  onEnd,
  type Tree,
} from '../platform/supervisor/index.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import type { Command, Io } from './command.ts'
import { parseArguments } from './parse-arguments.ts'

const usage = `Usage: masthead start

Starts the portal: PostgreSQL (unless DATABASE_URL names a server), migrations, web workers and the job process.
It runs in the foreground until SIGTERM or Ctrl-C, and then finishes what it is doing; a second Ctrl-C hurries.

Settings (environment): PORT (8080), HOST (127.0.0.1), PUBLIC_URL, DATA_DIR (./data), DATABASE_URL, STORAGE_URL,
SMTP_URL, WORKERS (cores). See docs/operating.md.`

/** `masthead start`: the supervisor of the process tree. */
export const start: Command = {
  summary: 'run the portal',
  usage,
  async run(args, io) {
    parseArguments(args, {})
    const asked = readConfig(io.env, io.cwd)
    const lock = await lockDataDir(asked.dataDir, 'start')
    try {
      const port = await checkPort(asked.host, asked.port)
      return await runPortal(readConfig({ ...io.env, PORT: String(port) }, io.cwd), lock, io)
    } finally {
      lock.release()
    }
  },
}

async function runPortal(config: Config, lock: DataDirLock, io: Io): Promise<number> {
  const log = createLog('supervisor', io.stderr)
  const end = Promise.withResolvers<number>()
  const giveUp = (reason: string): void => {
    log.error(reason)
    io.stderr.write(`masthead: ${reason.split('\n')[0]}\n`)
    end.resolve(1)
  }
  const tree = growTree({ program: process.argv[1] as string, workers: config.workers, log, giveUp })
  let hurry = false
  let asked = 0
  onEnd((reason) => {
    asked += 1
    if (asked > 1 || reason === 'orphaned') {
      hurry = true
      tree.stop({ hurry })
    }
    end.resolve(0)
  })
  const database = await openStore(config, log, giveUp).catch((error) => stopAll(tree, error))
  try {
    const begun = begin(config, database.url, tree, lock, io)
    const code = await Promise.race([end.promise, begun.then(() => end.promise)])
    lock.tell({ stopping: true })
    await tree.stop({ hurry })
    return code
  } catch (error) {
    return await stopAll(tree, error)
  } finally {
    await database.stop()
  }
}

async function stopAll(tree: Tree, error: unknown): Promise<never> {
  await tree.stop({ hurry: true })
  throw error
}

type Store = { url: string; stop(): Promise<void> }

async function openStore(config: Config, log: Log, giveUp: (reason: string) => void): Promise<Store> {
  if (!config.databaseUrl) return keepDatabase({ dataDir: config.dataDir, log }, giveUp)
  await checkServer(config.databaseUrl)
  return { url: config.databaseUrl, stop: async () => {} }
}

async function begin(config: Config, url: string, tree: Tree, lock: DataDirLock, io: Io): Promise<void> {
  const database = openDatabase(url, { max: 2 })
  try {
    await bringUpToDate(database)
    lock.tell({ databaseUrl: url })
    const env = { PORT: String(config.port), DATABASE_URL: url }
    const [address] = await Promise.all([findSetupAddress(database, config), tree.go(env)])
    io.stdout.write(`Masthead is at ${config.publicUrl.origin}\n`)
    if (address) io.stdout.write(`It has no operator yet. Set it up once at\n  ${address}\n`)
  } finally {
    await database.close()
  }
}

async function findSetupAddress(database: Database, { publicUrl }: Config): Promise<string | null> {
  const { setupAddress } = await import('../domain/people/index.ts')
  return transact(database, (tx) => setupAddress(tx, { publicUrl, now: new Date() }))
}
