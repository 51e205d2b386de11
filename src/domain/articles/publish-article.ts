import { sql } from 'kysely'
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
 * the published one changes nothing. Throws `article.not_found`, `article.retracted`, and `article.superseded` for a
 * revision that came before the published one (nothing goes back by accident) or is not this article's.
 */
export async function publishArticle(tx: Tx, publishing: Publishing): Promise<void> {
  const { articleId, revisionId, actor, now } = publishing
  const article = await lockArticle(tx, articleId)
  if (article.retracted) throw new CodedError('article.retracted', { articleId })
  if (article.publishedRevisionId === revisionId) return
  const at = article.publishedRevisionId ? now : (publishing.publishedAt ?? now)
  const added = await sql`
    insert into publication (id, article_id, revision_id, published_at, published_by)
    select ${newId()}, article_id, id, ${at}::timestamptz, ${actor}::text from revision
     where id = ${revisionId} and article_id = ${articleId}
       and number > coalesce((select number from revision where id = ${article.publishedRevisionId}), 0)
    returning id`.execute(tx.db)
  if (added.rows.length === 0) throw new CodedError('article.superseded', { articleId, revisionId })
  await listArticle(tx, articleId, now, { wasListed: article.publishedRevisionId !== null })
}
