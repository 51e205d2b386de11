import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Tx } from '../database/index.ts'

/** When and how often a job may run. `key`: at most one waiting job of the queue has it. */
export type EnqueueOptions = { startAfter?: Date; key?: string }

/** Puts a job into the queue inside the caller's transaction: it exists if and only if the write commits. */
export async function enqueue(
  tx: Tx,
  job: string,
  data: object,
  options: EnqueueOptions = {},
): Promise<void> {
  const db = {
    async executeSql(text: string, values: unknown[] = []) {
      const result = await tx.db.executeQuery(CompiledQuery.raw(text, values))
      return { rows: result.rows as Record<string, unknown>[], rowCount: result.rows.length }
    },
  }
  const boss = new PgBoss({ db, migrate: false, schedule: false, supervise: false })
  await boss.send(job, data, { db, startAfter: options.startAfter, singletonKey: options.key })
}
