import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { listArticle } from './list-article.ts'
import { lockArticle } from './lock-article.ts'

type Publishing = {
  articleId: string
  revisionId: string
  /** Shown as the time of publication when the article is published for the first time; imports bring old ones. */
  publishedAt?: Date
  actor: string | null
  now: Date
}

/**
 * Publishes a revision: adds a publication and shows the article in the lists. Publishing a revision that already is
 * the published one changes nothing. Throws `article.not_found`, `article.retracted`.
 */
export async function publishArticle(tx: Tx, publishing: Publishing): Promise<void> {
  const { articleId, revisionId, actor, now } = publishing
  const article = await lockArticle(tx, articleId)
  if (article.retracted) throw new CodedError('article.retracted', { articleId })
  if (article.publishedRevisionId === revisionId) return
  await tx.db
    .insertInto('publication')
    .values({
      id: newId(),
      article_id: articleId,
      revision_id: revisionId,
      published_at: article.publishedRevisionId ? now : (publishing.publishedAt ?? now),
      published_by: actor,
    })
    .execute()
  await listArticle(tx, articleId, now, { wasListed: article.publishedRevisionId !== null })
}
