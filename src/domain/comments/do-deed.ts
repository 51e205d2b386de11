import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { type Action, type Actor, mustBeAllowed } from '../permissions/index.ts'
import { type LockedComment, lockComment, type MarkKind, purgeComment } from './comment-row.ts'
import { isPortals } from './held-by.ts'
import { PINS } from './limits.ts'
import { endMark, settleComment } from './settle-comment.ts'
import { tellOfDeed } from './tell-of-deed.ts'

type Deed = {
  action: Action
  makes?: MarkKind
  ends?: MarkKind
  /** Of the portal's editors: it is recorded in the audit. */
  audited?: true
  /** It cannot be done without saying why. */
  reasoned?: true
}

/** What is done to others' comments. */
export const COMMENT_DEEDS = {
  hide: { action: 'comment.hide', makes: 'hidden' },
  show: { action: 'comment.show', ends: 'hidden' },
  hold: { action: 'comment.hold', makes: 'held' },
  approve: { action: 'comment.approve', ends: 'held' },
  pin: { action: 'comment.pin', makes: 'pinned' },
  unpin: { action: 'comment.unpin', ends: 'pinned' },
  remove: { action: 'comment.remove', makes: 'removed', audited: true, reasoned: true },
  restore: { action: 'comment.restore', ends: 'removed', audited: true },
} as const satisfies Record<string, Deed>

export type CommentDeed = keyof typeof COMMENT_DEEDS

export const REASON_LIMIT = 500

export function isCommentDeed(value: string): value is CommentDeed {
  return Object.hasOwn(COMMENT_DEEDS, value)
}

type Given = { commentId: string; deed: CommentDeed; reason?: string }

/**
 * Hides, holds, approves, pins or removes a comment, or takes that back; what is so already stays. Whoever wrote what
 * others take away hears of it. Gives its account and article. Throws what the matrix says (`comment.not_found`,
 * `people.forbidden`, `people.wrong_state`), `comment.too_many_pins` (`details.limit`), `comment.reason_missing`,
 * `comment.reason_long` (`details.limit`).
 */
export async function doDeed(
  tx: Tx,
  { commentId, deed, reason = '' }: Given,
  { actor, now }: { actor: Actor; now: Date },
): Promise<{ accountId: string; articleId: string }> {
  const what: Deed = COMMENT_DEEDS[deed]
  const said = checkReason(what, reason)
  const comment = await lockComment(tx, commentId)
  const { accountId, articleId } = comment
  const isLift = deed === 'approve' && comment.state === 'held' && (await isPortals(tx, commentId))
  const action: Action = isLift ? 'comment.lift' : what.action
  mustBeAllowed(actor, action, { accountId, state: comment.state }, 'comment.not_found')
  if (deed === 'pin') await mustHaveRoom(tx, articleId)
  const by = { reason: said, actor: actor.personId, now }
  const changed = what.makes
    ? await addMark(tx, comment, { kind: what.makes, ...by })
    : await endMark(tx, commentId, what.ends as MarkKind, actor.personId, now)
  if (!changed) return { accountId, articleId }
  if (deed === 'pin' || deed === 'unpin') purgeComment(tx, comment)
  else await settleComment(tx, comment, now)
  if (what.audited)
    await record(tx, {
      action: what.action,
      actor: actor.personId,
      subject: { kind: 'comment', id: commentId },
      details: { article: articleId, ...(said ? { reason: said } : {}) },
      now,
    })
  await tellOfDeed(tx, comment, { deed, ...by })
  return { accountId, articleId }
}

/** Puts something in force about a comment. Gives false when it is already. */
export async function addMark(
  tx: Tx,
  { id, articleId }: Pick<LockedComment, 'id' | 'articleId'>,
  { kind, reason, actor, now }: { kind: MarkKind; reason: string; actor: string | null; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into comment_mark (id, comment_id, article_id, kind, reason, made_at, made_by)
    values (${newId()}, ${id}, ${articleId}, ${kind}, ${reason}, ${now}, ${actor})
        on conflict (comment_id, kind) where undone_at is null do nothing returning id`.execute(tx.db)
  return rows.length > 0
}

function checkReason({ reasoned }: Deed, typed: string): string {
  const reason = typed.replace(/\s+/g, ' ').trim()
  if (reasoned && reason === '') throw new CodedError('comment.reason_missing')
  if (reason.length > REASON_LIMIT) throw new CodedError('comment.reason_long', { limit: REASON_LIMIT })
  return reason
}

/** The article is locked while its pins are counted, so that two at once are not one too many. */
async function mustHaveRoom(tx: Tx, articleId: string): Promise<void> {
  await sql`select from comment_room where article_id = ${articleId} for update`.execute(tx.db)
  const { rows } = await sql`
    select from comment_mark where article_id = ${articleId} and kind = 'pinned' and undone_at is null
     limit ${sql.lit(PINS)}`.execute(tx.db)
  if (rows.length >= PINS) throw new CodedError('comment.too_many_pins', { limit: PINS })
}
