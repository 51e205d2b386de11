import type { QueryConfig } from 'pg'
import type { Turns } from '../../../kernel/turns.ts'
import type { Database } from '../../../platform/database/index.ts'

/** Whoever runs prepared statements: the pool, or one connection of it. */
export type Session = Pick<Database, 'pool'>

/** Milliseconds that the statements of one search may take together. */
const MOST_MS = 1500
/** The server is told anew how long is left once so much is gone: quick searches, as most are, need no statement for it. */
const STEP_MS = 250
// SQLSTATE query_canceled, https://www.postgresql.org/docs/current/errcodes-appendix.html
const ENDED = '57014'

/**
 * How alike words must be by their letters, three at a time (pg_trgm: 0.3 unless told). With this the index still asks
 * for two in common; a letter changed in the middle of “word” leaves just that.
 */
const ALIKE = 0.25

// Tables look small to the planner, for words lie beside them: it would read all of them. What takes a second is ended.
const BEGIN = `begin read only; set local enable_seqscan = off; set local jit = off; set local work_mem = '16MB';
  set local pg_trgm.similarity_threshold = ${ALIKE}; set local statement_timeout = ${MOST_MS}`

class OutOfTime extends Error {
  readonly code = ENDED
}

/**
 * Runs the statements of one search on one connection, when it is its turn, bounded in time all together. Throws what
 * `tookTooLong` knows, and `Busy` where too many search already.
 */
export async function inSession<T>(
  { database, turns }: { database: Database; turns: Turns },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return turns.take(async () => {
    const client = await database.pool.connect()
    try {
      await client.query(BEGIN)
      const value = await work(bounded(client, performance.now() + MOST_MS))
      await client.query('commit')
      client.release()
      return value
    } catch (error) {
      await client.query('rollback').then(
        () => client.release(),
        (broken) => client.release(broken as Error),
      )
      throw error
    }
  })
}

/** A connection whose statements are ended when the time of all of them is over. `ends`: by `performance.now()`. */
export function bounded(client: Pick<Database['pool'], 'query'>, ends: number): Session {
  let told = MOST_MS
  const query = async (asked: QueryConfig) => {
    const left = ends - performance.now()
    if (left <= 0) throw new OutOfTime('the time of a search is over')
    if (told - left > STEP_MS) {
      told = Math.ceil(left)
      await client.query(`set local statement_timeout = ${told}`)
    }
    return client.query(asked)
  }
  return { pool: { query } as unknown as Database['pool'] }
}

/** Whether a search was ended because it took too long. */
export function tookTooLong(error: unknown): boolean {
  return (error as { code?: string }).code === ENDED
}
