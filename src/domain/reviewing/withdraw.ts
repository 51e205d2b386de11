import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { cancelSchedule, keepWork, recordEvent } from '../articles/index.ts'
import { record } from '../audit/index.ts'
import { lockAllowed } from '../drafts/index.ts'
import type { Actor } from '../permissions/index.ts'
import { tellAuthor } from './tell-author.ts'

type Withdrawing = { articleId: string; actor: Actor; now: Date }

const REASON_MAX = 1000

/**
 * Takes back what was handed in, or what waits for its time. Throws `article.not_found`, `people.forbidden`,
 * `people.wrong_state`.
 */
export async function withdraw(tx: Tx, { articleId, actor, now }: Withdrawing): Promise<void> {
  const subject = await lockAllowed(tx, articleId, 'article.withdraw', actor)
  if (subject.state === 'scheduled') await cancelSchedule(tx, articleId, now)
  await endOpen(tx, { articleId, actorId: actor.personId, now })
  await recordEvent(tx, { articleId, kind: 'withdrawn', actor: actor.personId, now })
  await keepWork(tx, [articleId])
}

/**
 * An editor takes an article off the calendar, with a reason for its author. Throws as {@link withdraw}, and
 * `submission.reason_missing`, `submission.reason_long`.
 */
export async function unschedule(
  tx: Tx,
  { articleId, actor, now, ...given }: Withdrawing & { reason: string },
): Promise<void> {
  const reason = given.reason.trim()
  await lockAllowed(tx, articleId, 'article.unschedule', actor)
  if (reason === '') throw new CodedError('submission.reason_missing')
  if (reason.length > REASON_MAX) throw new CodedError('submission.reason_long', { limit: REASON_MAX })
  await cancelSchedule(tx, articleId, now)
  await recordEvent(tx, { articleId, kind: 'unscheduled', actor: actor.personId, details: { reason }, now })
  const subject = { kind: 'article', id: articleId }
  await record(tx, { action: 'article.unschedule', actor: actor.personId, subject, details: { reason }, now })
  await tellAuthor(tx, { articleId, kind: 'article.unscheduled', reason, now })
  await keepWork(tx, [articleId])
}

/** Ends the submission that waits, if there is one. Internal to reviewing. */
export async function endOpen(
  tx: Tx,
  { articleId, actorId, now }: { articleId: string; actorId: string; now: Date },
): Promise<void> {
  await tx.db
    .updateTable('submission')
    .set({ withdrawn_at: now, withdrawn_by: actorId })
    .where('article_id', '=', articleId)
    .where('decided_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}
