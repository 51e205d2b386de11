import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Tx } from '../database/index.ts'

/** pg-boss inside the caller's transaction: what it writes is true with the commit or not at all. */
export function bossIn(tx: Tx) {
  const db = {
    async executeSql(text: string, values: unknown[] = []) {
      const result = await tx.db.executeQuery(CompiledQuery.raw(text, values))
      return { rows: result.rows as Record<string, unknown>[], rowCount: result.rows.length }
    },
  }
  return { db, boss: new PgBoss({ db, migrate: false, schedule: false, supervise: false }) }
}
