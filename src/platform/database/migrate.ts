import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { CodedError } from '../../kernel/errors.ts'
import type { Database } from './open.ts'

const LOCK = 7_146_001
const NAME = /^\d{4}-[a-z0-9-]+\.sql$/

/**
 * Brings the schema up to date: forward-only SQL files in name order, one transaction each, under an advisory lock so
 * that many nodes may start at once. Returns the names applied. `upTo` stops after that migration (for restoring an
 * older backup). A database that has migrations this program does not know is refused.
 */
export async function migrate(
  database: Database,
  { folder, upTo }: { folder: string; upTo?: string },
): Promise<string[]> {
  const client = await database.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return await applyPending(client, folder, upTo)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    client.release()
  }
}

/** The migrations that the database has, in order; empty for a new database. */
export async function appliedMigrations(client: pg.Pool | pg.ClientBase): Promise<string[]> {
  const exists = await client.query("select to_regclass('migration') is not null as yes")
  if (!exists.rows[0].yes) return []
  const rows = await client.query('select name from migration order by name')
  return rows.rows.map((row) => row.name as string)
}

/** The migration files of a folder, in order. */
export async function knownMigrations(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => NAME.test(name)).sort()
}

async function applyPending(client: pg.PoolClient, folder: string, upTo?: string): Promise<string[]> {
  const known = await knownMigrations(folder)
  const applied = new Set(await appliedMigrations(client))
  const strange = [...applied].find((name) => !known.includes(name))
  if (strange) throw new CodedError('database.newer', { message: newerMessage(strange) })
  if (applied.size === 0) {
    await client.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null)',
    )
  }
  const pending = known.filter((name) => !applied.has(name) && (!upTo || name <= upTo))
  for (const name of pending) await apply(client, name, await readFile(join(folder, name), 'utf8'))
  return pending
}

async function apply(client: pg.PoolClient, name: string, statements: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(statements)
    await client.query('insert into migration (name, applied_at) values ($1, now())', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new CodedError(
      'database.migration_failed',
      { name, message: `migration ${name} failed: ${(error as Error).message}` },
      { cause: error },
    )
  }
}

function newerMessage(name: string): string {
  return `the database was made by a newer Masthead (it has migration ${name}); upgrade the program or use another database`
}
