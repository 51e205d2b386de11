import type { Tx } from '../../platform/database/index.ts'
import { uniformPath } from './uniform-path.ts'

/** An address that an article had elsewhere or before (path with query, at most 2000 characters) redirects to it. The first article to claim it keeps it. */
export async function keepOldAddress(tx: Tx, path: string, articleId: string, now: Date): Promise<void> {
  await tx.db
    .insertInto('old_address')
    .values({ path: uniformPath(path.slice(0, 2000)), article_id: articleId, created_at: now })
    .onConflict((conflict) => conflict.column('path').doNothing())
    .execute()
}
