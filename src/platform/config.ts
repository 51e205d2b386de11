import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CodedError } from '../kernel/errors.ts'

/** What the environment says about this installation; everything else is a setting in the database. */
export type Config = {
  /** 0: any free port. */
  port: number
  host: string
  /** The portal's own address, without a path. */
  publicUrl: URL
  /** Absolute. */
  dataDir: string
  /** Undefined: the embedded server. */
  databaseUrl: string | undefined
  storageUrl: string
  smtpUrl: string | undefined
  /** Web processes. */
  workers: number
  production: boolean
  /** False only to measure how fast pages are made. */
  pageCache: boolean
}

type Environment = Record<string, string | undefined>

/**
 * Reads the settings of the environment; relative folders start from `cwd`. An unusable value is an error
 * `config.unusable` with `{ name }` and one line that names the setting, never its value where that may be secret.
 */
export function readConfig(env: Environment, cwd: string = process.cwd()): Config {
  const port = wholeNumber(env, 'PORT', 8080, 0, 65_535)
  const dataDir = resolve(cwd, text(env, 'DATA_DIR') ?? 'data')
  return {
    port,
    host: text(env, 'HOST') ?? '127.0.0.1',
    publicUrl: publicUrl(env, port),
    dataDir,
    databaseUrl: address(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    storageUrl: storageUrl(env, dataDir, cwd),
    smtpUrl: smtpUrl(env),
    workers: wholeNumber(env, 'WORKERS', availableParallelism(), 1, 256),
    pageCache: text(env, 'PAGE_CACHE') !== 'off',
    production: !['development', 'test'].includes(env.NODE_ENV ?? ''),
  }
}

function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim()
  if (value?.includes('\0')) throw unusable(name, 'must not hold a NUL')
  return value || undefined
}

function wholeNumber(env: Environment, name: string, otherwise: number, min: number, max: number): number {
  const value = text(env, name)
  if (value === undefined) return otherwise
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  if (number >= min && number <= max) return number
  throw unusable(name, `must be a whole number from ${min} to ${max}, not “${value.slice(0, 40)}”`)
}

function publicUrl(env: Environment, port: number): URL {
  const value = text(env, 'PUBLIC_URL') ?? `http://localhost:${port}`
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol) || !url.hostname) {
    throw unusable('PUBLIC_URL', 'must be a whole address, such as https://news.example.org')
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    throw unusable('PUBLIC_URL', 'must be an address without a path, a query or a password')
  }
  return url
}

function address(env: Environment, name: string, protocols: string[]): string | undefined {
  const value = text(env, name)
  if (value === undefined) return undefined
  if (protocols.some((protocol) => value.startsWith(`${protocol}//`))) return value
  throw unusable(name, `must begin with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`)
}

function smtpUrl(env: Environment): string | undefined {
  const value = address(env, 'SMTP_URL', ['smtp:', 'smtps:'])
  if (value === undefined) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (!url?.hostname || !isDecodable(`${url.username}${url.password}`))
    throw unusable('SMTP_URL', 'must be smtp://user:password@host:port, with % signs as %25')
  const tls = url.searchParams.get('tls')
  if (tls !== null && !['none', 'unverified'].includes(tls))
    throw unusable('SMTP_URL', 'may end in ?tls=none or ?tls=unverified, nothing else')
  return value
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function storageUrl(env: Environment, dataDir: string, cwd: string): string {
  const value = text(env, 'STORAGE_URL') ?? pathToFileURL(join(dataDir, 'files')).href
  if (value.startsWith('s3:')) return value
  if (!value.startsWith('file:')) throw unusable('STORAGE_URL', 'must begin with file: (s3: comes later)')
  return value.startsWith('file:/') ? value : pathToFileURL(resolve(cwd, value.slice(5))).href
}

function unusable(name: string, why: string): CodedError {
  return new CodedError('config.unusable', { name, message: `${name} ${why}` })
}
