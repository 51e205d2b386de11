import type { Tx } from '../../platform/database/index.ts'
import { keepWork, recordEvent } from '../articles/index.ts'
import type { Actor } from '../permissions/index.ts'
import { lockAllowed } from './lock-draft.ts'

/**
 * Gives up an article that was never published. Its rows stay; nobody finds it any more. Throws `article.not_found`,
 * `people.forbidden`, `people.wrong_state`.
 */
export async function discardArticle(
  tx: Tx,
  { articleId, actor, now }: { articleId: string; actor: Actor; now: Date },
): Promise<void> {
  await lockAllowed(tx, articleId, 'article.discard', actor)
  await tx.db
    .insertInto('article_discard')
    .values({ article_id: articleId, discarded_at: now, discarded_by: actor.personId })
    .execute()
  await recordEvent(tx, { articleId, kind: 'discarded', actor: actor.personId, now })
  await keepWork(tx, [articleId])
}
