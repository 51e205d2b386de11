import pg from 'pg'
import { CodedError } from '../../kernel/errors.ts'
import { connectionOptions } from './connection-options.ts'

/** The oldest PostgreSQL that our schema and queries work with. */
export const OLDEST_MAJOR = 15

/**
 * Connects once and looks whether the server is there and new enough. Errors: `database.unreachable`,
 * `database.too_old`. The URL is never part of the message, for it holds a password.
 */
export async function checkServer(url: string): Promise<{ version: string }> {
  const client = new pg.Client(connectionOptions(url))
  try {
    await client.connect()
    const { rows } = await client.query('show server_version')
    const version = String(rows[0].server_version)
    checkVersion(version)
    return { version }
  } catch (error) {
    if (error instanceof CodedError) throw error
    throw new CodedError(
      'database.unreachable',
      { message: unreachable(url, error as Error) },
      { cause: error },
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** Throws `database.too_old` for a server version below {@link OLDEST_MAJOR}. */
export function checkVersion(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return
  const message = `the server at DATABASE_URL is PostgreSQL ${version}; Masthead needs ${OLDEST_MAJOR} or newer`
  throw new CodedError('database.too_old', { message })
}

function unreachable(url: string, error: Error): string {
  const host = URL.canParse(url) ? new URL(url).host : ''
  // Node reports several addresses that all failed as one error without a message of its own.
  const why = error.message || (error as { code?: string }).code || 'no answer'
  return `cannot reach the database at DATABASE_URL${host && ` (${host})`}: ${why}`
}
