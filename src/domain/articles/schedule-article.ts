import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { lockArticle } from './lock-article.ts'
import { publishArticle } from './publish-article.ts'

type Scheduling = { articleId: string; revisionId: string; publishAt: Date; actor: string | null; now: Date }

/** Name of the job that publishes what is due. */
export const PUBLISH_DUE = 'articles.publish-due'

/**
 * Has a revision published at a time; a schedule that waits already is cancelled. Throws `article.not_found`,
 * `article.retracted`.
 */
export async function scheduleArticle(tx: Tx, scheduling: Scheduling): Promise<void> {
  const { articleId, revisionId, publishAt, actor, now } = scheduling
  const article = await lockArticle(tx, articleId)
  if (article.retracted) throw new CodedError('article.retracted', { articleId })
  await tx.db
    .updateTable('schedule')
    .set({ cancelled_at: now })
    .where('article_id', '=', articleId)
    .where('done_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute()
  await tx.db
    .insertInto('schedule')
    .values({
      id: newId(),
      article_id: articleId,
      revision_id: revisionId,
      publish_at: publishAt,
      created_at: now,
      created_by: actor,
    })
    .execute()
  await enqueue(tx, PUBLISH_DUE, {}, { startAfter: publishAt })
}

/**
 * Publishes one article whose time has come, exactly once however many processes try. A schedule whose article is
 * retracted, or shows a later revision by now, is cancelled: it must neither bring old text back nor stand in the way
 * of the others. Returns false when nothing was due, so that a caller repeats it until then.
 */
export async function publishNextDue(tx: Tx, now: Date): Promise<boolean> {
  const due = await dueSchedules(tx, now).orderBy('publish_at').limit(1).executeTakeFirst()
  if (!due) return false
  // The article first, as every verb does it; then the schedule may have ended while we waited.
  const article = await lockArticle(tx, due.article_id)
  const waits = await dueSchedules(tx, now).where('id', '=', due.id).executeTakeFirst()
  if (!waits) return publishNextDue(tx, now)
  const isOver = article.retracted || (await isBehind(tx, due.revision_id, article.publishedRevisionId))
  const ended = isOver ? { cancelled_at: now } : { done_at: now }
  await tx.db.updateTable('schedule').set(ended).where('id', '=', due.id).execute()
  if (isOver) return true
  await publishArticle(tx, {
    articleId: due.article_id,
    revisionId: due.revision_id,
    publishedAt: due.publish_at,
    actor: due.created_by,
    now,
  })
  return true
}

function dueSchedules(tx: Tx, now: Date) {
  return tx.db
    .selectFrom('schedule')
    .selectAll()
    .where('publish_at', '<=', now)
    .where('done_at', 'is', null)
    .where('cancelled_at', 'is', null)
}

/** Whether a revision came before the one that is published. */
async function isBehind(tx: Tx, revisionId: string, publishedId: string | null): Promise<boolean> {
  if (publishedId === null || publishedId === revisionId) return false
  const rows = await tx.db
    .selectFrom('revision')
    .select(['id', 'number'])
    .where('id', 'in', [revisionId, publishedId])
    .orderBy('number')
    .execute()
  return rows[0]?.id === revisionId
}
