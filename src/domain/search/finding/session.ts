import type { Database } from '../../../platform/database/index.ts'

/** Whoever runs prepared statements: the pool, or one connection of it. */
export type Session = Pick<Database, 'pool'>

// Tables look small to the planner, for words lie beside them: it would read all of them. What takes a second is ended.
const BEGIN = `begin read only; set local enable_seqscan = off; set local jit = off; set local work_mem = '16MB';
  set local statement_timeout = 1500`

/** Runs the statements of one search on one connection, bounded in time. */
export async function inSession<T>(database: Session, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  try {
    await client.query(BEGIN)
    const value = await work({ pool: client as unknown as Database['pool'] })
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
}

/** Whether a statement was ended because it took too long. */
export function tookTooLong(error: unknown): boolean {
  return (error as { code?: string }).code === '57014'
}
