import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { unindexArticles } from '../search/index.ts'
import { listArticles } from './list-articles.ts'
import { lockArticle } from './lock-article.ts'
import { purgeListings } from './purge-listing.ts'
import { keepWork } from './work/keep-work.ts'

type Retracting = {
  articleId: string
  reason: string
  /** By an editor of the portal, not by its authors. */
  byDesk?: boolean
  actor: string | null
  now: Date
}

/**
 * Takes a published article out of the lists; its address answers 410 with who, when and why. Throws
 * `article.not_found`, `article.not_published`, `article.retracted`.
 */
export async function retractArticle(
  tx: Tx,
  { articleId, reason, byDesk = false, actor, now }: Retracting,
): Promise<void> {
  const article = await lockArticle(tx, articleId)
  if (article.retracted) throw new CodedError('article.retracted', { articleId })
  if (!article.publishedRevisionId) throw new CodedError('article.not_published', { articleId })
  await purgeListings(tx, [articleId])
  await tx.db
    .insertInto('retraction')
    .values({
      id: newId(),
      article_id: articleId,
      retracted_at: now,
      retracted_by: actor,
      reason,
      by_desk: byDesk,
    })
    .execute()
  await unindexArticles(tx, [articleId])
  await tx.db.deleteFrom('listing').where('article_id', '=', articleId).execute()
  await sql`update account_figures set articles = articles - 1 where account_id = ${article.accountId}`.execute(
    tx.db,
  )
  await keepWork(tx, [articleId])
}

/** Undoes a retraction: the article is shown again as it was. Throws `article.not_found`, `article.not_retracted`. */
export async function restoreArticle(
  tx: Tx,
  { articleId, actor, now }: Omit<Retracting, 'reason' | 'byDesk'>,
): Promise<void> {
  const article = await lockArticle(tx, articleId)
  if (!article.retracted) throw new CodedError('article.not_retracted', { articleId })
  await tx.db
    .updateTable('retraction')
    .set({ undone_at: now, undone_by: actor })
    .where('article_id', '=', articleId)
    .where('undone_at', 'is', null)
    .execute()
  await listArticles(tx, [{ articleId, now }])
  await keepWork(tx, [articleId])
}
