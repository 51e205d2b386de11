import type { Database, Tx } from '../../../platform/database/index.ts'
import { transact } from '../../../platform/database/index.ts'
import { indexArticles } from './index-articles.ts'
import { indexAccounts, indexTopics } from './index-names.ts'

const AT_ONCE = 100

/**
 * Takes in what is in no index yet (a portal from before there was search, or what came by COPY), newest first, in
 * small steps until nothing is left.
 */
export async function takeInPending(database: Database): Promise<void> {
  for (const [kind, take] of [
    ['account', indexAccounts],
    ['topic', indexTopics],
    ['article', indexArticles],
  ] as const)
    while (await transact(database, (tx) => takeSome(tx, kind, take))) {
      // One step a transaction.
    }
}

async function takeSome(
  tx: Tx,
  kind: 'account' | 'topic' | 'article',
  take: (tx: Tx, ids: string[]) => Promise<void>,
): Promise<boolean> {
  const rows = await tx.db
    .selectFrom('search_pending')
    .select('id')
    .where('kind', '=', kind)
    .where('indexed', '=', false)
    .orderBy('id', 'desc')
    .limit(AT_ONCE)
    .forUpdate()
    .skipLocked()
    .execute()
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return false
  await tx.db.deleteFrom('search_pending').where('kind', '=', kind).where('id', 'in', ids).execute()
  await take(tx, ids)
  return true
}
