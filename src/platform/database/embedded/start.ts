import { realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import type { Log } from '../../log.ts'
import { identify, type ProcessIdentity } from '../../process-identity.ts'
import { initialise, ROLE } from './initialise.ts'
import { nativeFolder } from './native.ts'
import { stopOrphans, stopServer } from './orphans.ts'
import { readPassword } from './password.ts'
import { findPlace, linkPlace, type Place } from './place.ts'
import { launchServer } from './server.ts'
import { type ServerSettings, serverSettings } from './settings.ts'

const DATABASE = 'masthead'
// sun_path holds 108 bytes with its end on Linux, 104 on macOS.
const SOCKET_PATH_LIMIT = 103

/** The running embedded server. */
export type Embedded = {
  /** With the password: for environments and open connections, never for a command line or a log. */
  url: string
  pid: number
  /** The loopback port, or undefined on a Unix socket. A restart passes it on so that the URL stays. */
  port: number | undefined
  /** Resolves when the server has ended, whoever ended it. */
  exited: Promise<void>
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  dataDir: string
  log: Log
  settings?: ServerSettings
  port?: number | undefined
}

/**
 * Starts the PostgreSQL that Masthead brings along on `dataDir/postgres`: makes the cluster when there is none, clears
 * what a killed run left, waits until connections are accepted. The caller holds the data folder's lock.
 * Errors: `database.*` and `data_dir.unusable`, each one clear line.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = findPlace(options.dataDir)
  const dataDir = realpathSync(options.dataDir)
  const native = nativeFolder(place.user)
  const password = readPassword(dataDir)
  if (place.initialised) await stopOrphans(place.folder, options.log)
  else {
    await initialise(place, native, password)
    linkPlace(place)
  }
  const { settings, host, port } = await listening(place, options.port)
  const all = { ...serverSettings(), ...options.settings, ...settings }
  const server = await launchServer(place, native, all, join(dataDir, 'log', 'postgres.log'))
  const identity = identify(server.pid) as ProcessIdentity
  const stop = (): Promise<void> => stopServer(identity)
  const url = `postgres://${ROLE}:${password}@localhost:${port ?? 5432}/${DATABASE}?host=${encodeURIComponent(host)}`
  try {
    await ensureDatabase(url)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, pid: server.pid, port, exited: server.exited, stop }
}

type Listening = { settings: ServerSettings; host: string; port: number | undefined }

async function listening(place: Place, wanted: number | undefined): Promise<Listening> {
  if (wanted === undefined && Buffer.byteLength(`${place.folder}/.s.PGSQL.5432`) <= SOCKET_PATH_LIMIT) {
    const settings = { listen_addresses: '', unix_socket_directories: quoteList(place.folder), port: 5432 }
    return { settings, host: place.folder, port: undefined }
  }
  const port = wanted ?? (await freePort())
  return {
    settings: { listen_addresses: '127.0.0.1', unix_socket_directories: '', port },
    host: '127.0.0.1',
    port,
  }
}

// The setting is a list: a comma or a space in the folder's name would split it.
function quoteList(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(`/${DATABASE}?`, '/postgres?') })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}
