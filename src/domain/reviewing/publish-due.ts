import type { Tx } from '../../platform/database/index.ts'
import { publishNextDue } from '../articles/index.ts'
import { afterPublication } from './after-publication.ts'
import { tellAuthor } from './tell-author.ts'

/**
 * Publishes one article whose time has come, exactly once however many processes try, and tells its author. Gives false
 * when nothing was due, so that a caller repeats it until then.
 */
export async function publishDue(tx: Tx, now: Date): Promise<boolean> {
  const due = await publishNextDue(tx, now)
  if (!due) return false
  if (due.published) {
    await afterPublication(tx, { ...due, now })
    await tellAuthor(tx, { articleId: due.articleId, kind: 'article.published', reason: '', now })
  }
  return true
}
