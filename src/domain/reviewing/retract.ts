import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { keepWork, recordEvent, restoreArticle, retractArticle } from '../articles/index.ts'
import { record } from '../audit/index.ts'
import { lockAllowed } from '../drafts/index.ts'
import type { Actor } from '../permissions/index.ts'
import { readSettings } from '../settings/index.ts'
import { tellAuthor } from './tell-author.ts'
import { endOpen } from './withdraw.ts'

type Retracting = { articleId: string; reason: string; actor: Actor; now: Date }

const REASON_MAX = 1000
const DAY_MS = 24 * 3600_000

/**
 * Takes a published article back, with a reason that readers see at its address. What was handed in of it is withdrawn.
 * When an editor of the portal does it, it is audited and the author told, and only an editor can undo it. Throws `article.not_found`, `people.forbidden`, `people.wrong_state`, `submission.reason_missing`,
 * `submission.reason_long`.
 */
export async function retract(tx: Tx, { articleId, reason, actor, now }: Retracting): Promise<void> {
  const words = reason.trim()
  const { accountId } = await lockAllowed(tx, articleId, 'article.retract', actor)
  if (words === '') throw new CodedError('submission.reason_missing')
  if (words.length > REASON_MAX) throw new CodedError('submission.reason_long', { limit: REASON_MAX })
  await endOpen(tx, { articleId, actorId: actor.personId, now })
  const byDesk = !isOwn(actor, accountId)
  await retractArticle(tx, { articleId, reason: words, byDesk, actor: actor.personId, now })
  const details = { reason: words, ...(byDesk && { byDesk }) }
  if (byDesk) {
    await audit(tx, 'article.retract', { articleId, actor, details, now })
    await tellAuthor(tx, { articleId, kind: 'article.retracted', reason: words, now })
  }
  await recordEvent(tx, { articleId, kind: 'retracted', actor: actor.personId, details, now })
}

/**
 * Undoes a retraction: readers find the article again as it was. Throws `article.not_found`, `people.forbidden`,
 * `people.wrong_state`, and `article.restore_late` (details: `days`) when the time for it is over.
 */
export async function restore(tx: Tx, { articleId, actor, now }: Omit<Retracting, 'reason'>): Promise<void> {
  const { accountId } = await lockAllowed(tx, articleId, 'article.restore', actor)
  const until = await restorableUntil(tx, articleId)
  const byDesk = !isOwn(actor, accountId)
  if (until?.byDesk && !isEditor(actor)) throw new CodedError('people.forbidden')
  if (!until || until.at < now) throw new CodedError('article.restore_late', { days: until?.days ?? 0 })
  await restoreArticle(tx, { articleId, actor: actor.personId, now })
  await recordEvent(tx, { articleId, kind: 'restored', actor: actor.personId, now })
  if (byDesk) {
    await audit(tx, 'article.restore', { articleId, actor, now })
    await tellAuthor(tx, { articleId, kind: 'article.restored', reason: '', now })
  }
  await keepWork(tx, [articleId])
}

/** Until when an article's retraction can be undone; undefined when it is not retracted. Two queries. */
export async function restorableUntil(
  { db }: Pick<Tx, 'db'>,
  articleId: string,
): Promise<{ at: Date; days: number; reason: string; retractedAt: Date; byDesk: boolean } | undefined> {
  const row = await db
    .selectFrom('retraction')
    .select(['retracted_at', 'reason', 'by_desk'])
    .where('article_id', '=', articleId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { restoreDays: days } = await readSettings(db)
  const at = new Date(row.retracted_at.getTime() + days * DAY_MS)
  return { at, days, reason: row.reason, retractedAt: row.retracted_at, byDesk: row.by_desk }
}

/** Whether an actor steers the account itself, and does this for it and not for the portal. */
function isOwn(actor: Actor, accountId: string): boolean {
  return actor.members.some((member) => member.accountId === accountId && member.role !== 'writer')
}

function isEditor({ roles }: Actor): boolean {
  return roles.includes('editor') || roles.includes('operator')
}

async function audit(
  tx: Tx,
  action: string,
  {
    articleId,
    actor,
    details = {},
    now,
  }: { articleId: string; actor: Actor; details?: Record<string, unknown>; now: Date },
): Promise<void> {
  await record(tx, {
    action,
    actor: actor.personId,
    subject: { kind: 'article', id: articleId },
    details,
    now,
  })
}
