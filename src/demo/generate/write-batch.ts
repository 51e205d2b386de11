import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Batch, COLUMNS, type Table } from './rows-of.ts'

/** What the server lets this role leave out while it takes in rows that are known to be right. */
export type Shortcuts = string[]

/**
 * Statements that halve the cost where the server allows them: the keys come from rows that were just read, so checking
 * each again is left out, and long texts are packed with lz4, which is quicker.
 */
export async function findShortcuts(pool: pg.Pool): Promise<Shortcuts> {
  const { rows } = await pool.query<{ trusted: boolean; lz4: boolean }>(`
    select has_parameter_privilege('session_replication_role', 'SET') as trusted,
           exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals)) as lz4`)
  return [
    ...(rows[0]?.trusted ? ['set local session_replication_role = replica'] : []),
    ...(rows[0]?.lz4 ? [`set local default_toast_compression = 'lz4'`] : []),
  ]
}

/** Writes one batch of articles and the figures of their accounts, in one transaction. */
export async function writeBatch(pool: pg.Pool, batch: Batch, shortcuts: Shortcuts): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(['begin', ...shortcuts].join(';'))
    for (const table of Object.keys(COLUMNS) as Table[]) await copyInto(client, table, batch.text[table])
    // In one order everywhere, so that two batches at once do not wait for each other.
    const added = [...batch.articlesOf].sort(([a], [b]) => (a < b ? -1 : 1))
    await client.query(
      `update account_figures f set articles = f.articles + added.articles
         from (select f.account_id, a.articles from unnest($1::text[], $2::int[]) as a (account_id, articles)
                 join account_figures f using (account_id) order by account_id for update of f) added
        where f.account_id = added.account_id`,
      [added.map(([id]) => id), added.map(([, count]) => count)],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function copyInto(client: pg.ClientBase, table: Table, text: string): Promise<void> {
  if (text === '') return
  const stream = client.query(copyFrom(`copy ${table} (${COLUMNS[table].replaceAll(' ', ', ')}) from stdin`))
  stream.end(text)
  await finished(stream)
}
