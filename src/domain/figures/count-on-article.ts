import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { looksAnother } from './looks-another.ts'

/** What is counted under an article. */
export type Figure = 'likes' | 'bookmarks' | 'comments'

/**
 * Adds to one of an article's numbers (`by` may be negative) and gives what it is now. Pages tagged `{figure}:{article}`
 * are fresh within a second. The row stays locked until the commit, so this comes after what is counted.
 */
export async function countOnArticle(
  tx: Tx,
  { articleId, figure, by }: { articleId: string; figure: Figure; by: number },
): Promise<number> {
  const { rows } = await sql<{ now: number }>`
    insert into article_figures as f (article_id, ${sql.ref(figure)}) values (${articleId}, ${Math.max(0, by)})
        on conflict (article_id) do update set ${sql.ref(figure)} = f.${sql.ref(figure)} + ${by}
    returning ${sql.ref(figure)} as now`.execute(tx.db)
  const now = rows[0]?.now ?? 0
  if (looksAnother(now - by, now)) tx.purgeSoon(`${figure}:${articleId}`)
  return now
}
