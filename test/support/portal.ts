import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { freePort, type Program, startProgram } from './processes.ts'

// Built when it is missing or stale, and looked at once.
execFileSync(process.execPath, [resolve('scripts/build.mjs')], { stdio: 'inherit' })
const PROGRAM = resolve('dist/server/main.js')

/** A real `masthead start` on a data folder. */
export type Portal = Program & { port: number; dataDir: string; url: string }

export type PortalOptions = {
  dataDir?: string
  port?: number
  env?: NodeJS.ProcessEnv
  uid?: number
  gid?: number
}

/** A new data folder, removed when the test is over. */
export function newDataDir(name = 'masthead-portal-'): string {
  const folder = mkdtempSync(join(tmpdir(), name))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }))
  return join(folder, 'data')
}

/** Runs `masthead` as it was built, with its arguments, in an environment without settings of the machine. */
export function masthead(args: string[], env: NodeJS.ProcessEnv, options: PortalOptions = {}): Program {
  const { uid, gid } = options
  return startProgram(process.execPath, [PROGRAM, ...args], {
    env: { PATH: process.env.PATH, ...env },
    ...(uid !== undefined && gid !== undefined && { uid, gid }),
  })
}

/** Begins `masthead start` without waiting for it. */
export async function beginPortal(options: PortalOptions = {}): Promise<Portal> {
  const dataDir = options.dataDir ?? newDataDir()
  const port = options.port ?? (await freePort())
  const env = { DATA_DIR: dataDir, PORT: String(port), WORKERS: '2', ...options.env }
  return { ...masthead(['start'], env, options), port, dataDir, url: `http://127.0.0.1:${port}` }
}

/** A portal that answers. */
export async function startPortal(options: PortalOptions = {}): Promise<Portal> {
  const portal = await beginPortal(options)
  await portal.says('Masthead is at', 30_000)
  return portal
}
