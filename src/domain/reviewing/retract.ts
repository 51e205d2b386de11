import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { keepWork, recordEvent, restoreArticle, retractArticle } from '../articles/index.ts'
import { lockAllowed } from '../drafts/index.ts'
import type { Actor } from '../permissions/index.ts'
import { readSettings } from '../settings/index.ts'
import { endOpen } from './withdraw.ts'

type Retracting = { articleId: string; reason: string; actor: Actor; now: Date }

const REASON_MAX = 1000
const DAY_MS = 24 * 3600_000

/**
 * Takes a published article back, with a reason that readers see at its address. What was handed in of it is withdrawn.
 * Throws `article.not_found`, `people.forbidden`, `people.wrong_state`, `submission.reason_missing`,
 * `submission.reason_long`.
 */
export async function retract(tx: Tx, { articleId, reason, actor, now }: Retracting): Promise<void> {
  const words = reason.trim()
  await lockAllowed(tx, articleId, 'article.retract', actor)
  if (words === '') throw new CodedError('submission.reason_missing')
  if (words.length > REASON_MAX) throw new CodedError('submission.reason_long', { limit: REASON_MAX })
  await endOpen(tx, { articleId, actorId: actor.personId, now })
  await retractArticle(tx, { articleId, reason: words, actor: actor.personId, now })
  const details = { reason: words }
  await recordEvent(tx, { articleId, kind: 'retracted', actor: actor.personId, details, now })
}

/**
 * Undoes a retraction: readers find the article again as it was. Throws `article.not_found`, `people.forbidden`,
 * `people.wrong_state`, and `article.restore_late` (details: `days`) when the time for it is over.
 */
export async function restore(tx: Tx, { articleId, actor, now }: Omit<Retracting, 'reason'>): Promise<void> {
  await lockAllowed(tx, articleId, 'article.restore', actor)
  const until = await restorableUntil(tx, articleId)
  if (!until || until.at < now) throw new CodedError('article.restore_late', { days: until?.days ?? 0 })
  await restoreArticle(tx, { articleId, actor: actor.personId, now })
  await recordEvent(tx, { articleId, kind: 'restored', actor: actor.personId, now })
  await keepWork(tx, [articleId])
}

/** Until when an article's retraction can be undone; undefined when it is not retracted. Two queries. */
export async function restorableUntil(
  { db }: Pick<Tx, 'db'>,
  articleId: string,
): Promise<{ at: Date; days: number; reason: string; retractedAt: Date } | undefined> {
  const row = await db
    .selectFrom('retraction')
    .select(['retracted_at', 'reason'])
    .where('article_id', '=', articleId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { restoreDays: days } = await readSettings(db)
  const at = new Date(row.retracted_at.getTime() + days * DAY_MS)
  return { at, days, reason: row.reason, retractedAt: row.retracted_at }
}
