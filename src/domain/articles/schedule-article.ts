import { CodedError, hasCode } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { lockArticle } from './lock-article.ts'
import { publishArticle } from './publish-article.ts'
import { recordEvent } from './work/event.ts'
import { keepWork } from './work/keep-work.ts'

type Scheduling = { articleId: string; revisionId: string; publishAt: Date; actor: string | null; now: Date }

/** Name of the job that publishes what is due. */
export const PUBLISH_DUE = 'articles.publish-due'

/** Purged when what is due changes: the publisher looks again. */
export const SCHEDULE_TAG = 'schedule'

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
  // Wakes the publisher, which sleeps until the next time; the job is there should it have died.
  tx.purge(SCHEDULE_TAG)
  await enqueue(tx, PUBLISH_DUE, {}, { startAfter: publishAt })
  await keepWork(tx, [articleId])
}

/** Takes back the schedule that waits for an article. Gives whether there was one. */
export async function cancelSchedule(tx: Tx, articleId: string, now: Date): Promise<boolean> {
  await lockArticle(tx, articleId)
  const { numUpdatedRows } = await tx.db
    .updateTable('schedule')
    .set({ cancelled_at: now })
    .where('article_id', '=', articleId)
    .where('done_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  await keepWork(tx, [articleId])
  return numUpdatedRows > 0n
}

/** When the next article is due, or undefined. One query, by index. */
export async function nextDue(db: Db): Promise<Date | undefined> {
  const row = await db
    .selectFrom('schedule')
    .select('publish_at')
    .where('done_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .orderBy('publish_at')
    .limit(1)
    .executeTakeFirst()
  return row?.publish_at
}

/** What became of a schedule whose time had come. */
export type Due = { articleId: string; revisionId: string; published: boolean; actor: string | null }

/**
 * Publishes one article whose time has come, exactly once however many processes try. A schedule whose article is
 * retracted, or shows a later revision by now, is cancelled: it must neither bring old text back nor stand in the way
 * of the others. Gives undefined when nothing was due, so that a caller repeats it until then.
 */
export async function publishNextDue(tx: Tx, now: Date): Promise<Due | undefined> {
  const due = await dueSchedules(tx, now).orderBy('publish_at').limit(1).executeTakeFirst()
  if (!due) return undefined
  // The article first, as every verb does it; then the schedule may have ended while we waited.
  const article = await lockArticle(tx, due.article_id)
  const waits = await dueSchedules(tx, now).where('id', '=', due.id).executeTakeFirst()
  if (!waits) return publishNextDue(tx, now)
  const isPublished = !article.retracted && (await publishScheduled(tx, waits, now))
  const ended = isPublished ? { done_at: now } : { cancelled_at: now }
  await tx.db.updateTable('schedule').set(ended).where('id', '=', due.id).execute()
  if (isPublished)
    await recordEvent(tx, { articleId: due.article_id, kind: 'published', actor: due.created_by, now })
  await keepWork(tx, [due.article_id])
  return {
    articleId: due.article_id,
    revisionId: due.revision_id,
    published: isPublished,
    actor: due.created_by,
  }
}

type DueRow = { article_id: string; revision_id: string; publish_at: Date; created_by: string | null }

async function publishScheduled(tx: Tx, due: DueRow, now: Date): Promise<boolean> {
  try {
    await publishArticle(tx, {
      articleId: due.article_id,
      revisionId: due.revision_id,
      publishedAt: due.publish_at,
      actor: due.created_by,
      now,
    })
    return true
  } catch (error) {
    if (hasCode(error, 'article.superseded')) return false
    throw error
  }
}

function dueSchedules(tx: Tx, now: Date) {
  return tx.db
    .selectFrom('schedule')
    .selectAll()
    .where('publish_at', '<=', now)
    .where('done_at', 'is', null)
    .where('cancelled_at', 'is', null)
}
