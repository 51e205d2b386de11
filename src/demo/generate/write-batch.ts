import type pg from 'pg'
import { copyRows } from './copy-rows.ts'
import type { Rows } from './rows-of.ts'

/** Writes one batch of articles and the figures of their accounts in one transaction. */
export async function writeBatch(client: pg.ClientBase, rows: Rows): Promise<void> {
  await client.query('begin')
  try {
    await copyRows(client, rows)
    const added = new Map<string, number>()
    for (const [, accountId] of rows.article)
      added.set(accountId as string, (added.get(accountId as string) ?? 0) + 1)
    await client.query(
      `update account_figures f set articles = f.articles + added.articles
         from unnest($1::text[], $2::int[]) as added (account_id, articles) where f.account_id = added.account_id`,
      [[...added.keys()], [...added.values()]],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
