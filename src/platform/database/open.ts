import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { BulkClient } from './bulk-client.ts'
import { connectionOptions } from './connection-options.ts'
import type { DB } from './generated/schema.ts'
import { cut, PurgeChannel, type PurgeListener } from './purge-channel.ts'
import { PurgePace } from './purge-pace.ts'

export { connectionOptions }

export type Db = Kysely<DB>

/** An open database: the query builder, its pool, and the news of purged page tags. */
export type Database = {
  db: Db
  pool: pg.Pool
  /** Tags purged by a commit of this process (at once) or of another one (once `listen` was called). */
  purges: PurgeChannel
  onPurge(listener: PurgeListener): () => void
  close(): Promise<void>
}

/**
 * Opens a pool on a PostgreSQL URL. Nothing is connected yet. `max` is the number of connections. With `pipeline`,
 * queries that one transaction asks for at once travel without waiting for one another and are planned once: for bulk
 * work.
 */
export function openDatabase(
  url: string,
  { max = 10, pipeline = false }: { max?: number; pipeline?: boolean } = {},
): Database {
  const bulk = pipeline ? { pipeline, Client: BulkClient } : {}
  const pool = new pg.Pool({ ...connectionOptions(url), ...bulk, max, idleTimeoutMillis: 30_000 })
  // An idle connection that breaks (the server restarts) is replaced by the pool at its next use.
  pool.on('error', () => {})
  // One that breaks while somebody holds it fails their query; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  const clients = new Set<pg.ClientBase>()
  pool.on('connect', (client) => void clients.add(client))
  pool.on('remove', (client) => void clients.delete(client))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  // A network that was cut without a word: TCP would let their queries wait for a quarter of an hour.
  const purges = new PurgeChannel(url, () => clients.forEach(cut))
  const pace = new PurgePace(db)
  purges.subscribe((tags) => pace.hear(tags))
  return {
    db,
    pool,
    purges,
    onPurge: (listener) => purges.subscribe(listener),
    async close() {
      await purges.close()
      await pace.close()
      await db.destroy()
      // Kysely leaves a pool alone that it has not used itself.
      if (!pool.ended) await pool.end()
    },
  }
}
