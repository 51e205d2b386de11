import { createHash } from 'node:crypto'
import type { QueryResultRow } from 'pg'
import type { Database } from './open.ts'

/**
 * A query that a visitor's page runs: prepared once a connection, without the cost of building it. Give the row's
 * type; `values` fill $1, $2 …
 */
export function statement<Row extends QueryResultRow>(text: string) {
  const name = `s${createHash('sha256').update(text).digest('hex').slice(0, 20)}`
  return async (database: Pick<Database, 'pool'>, values: unknown[] = []): Promise<Row[]> => {
    const result = await database.pool.query<Row>({ name, text, values })
    return result.rows
  }
}
