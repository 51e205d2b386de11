import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Actor } from '../permissions/index.ts'
import { readSettings } from '../settings/index.ts'
import { type CommentState, type LockedComment, lockComment, purgeComment } from './comment-row.ts'
import { addMark } from './do-deed.ts'
import { EDIT_MINUTES, EDITS } from './limits.ts'
import { type HoldingRule, heldBecause, lockWriter, type Writer } from './rules.ts'
import { settleComment } from './settle-comment.ts'
import { handlesIn, linkMentions } from './text/mentions.ts'
import { readTyped } from './text/read-typed.ts'
import { knownHandles } from './write-comment.ts'

/**
 * Changes one's own comment within ten minutes; what it said before stays to be read. The same words again change
 * nothing. What a rule would hold, and what was held before it was shown, waits again: an approval is of the words that
 * were looked at. Gives its state. Throws what `readTyped` does, `comment.not_found` (also for others' comments),
 * `comment.edit_late`, `comment.gone`, `comment.too_many_edits` (`details.limit`).
 */
export async function editComment(
  tx: Tx,
  { commentId, body }: { commentId: string; body: string },
  { actor, now }: { actor: Actor; now: Date },
): Promise<CommentState> {
  const read = readTyped(body)
  const writer = await lockWriter(tx, actor.personId, now)
  const comment = await lockComment(tx, commentId)
  if (comment.personId !== writer.id) throw new CodedError('comment.not_found', { commentId })
  if (comment.state !== 'visible' && comment.state !== 'held') throw new CodedError('comment.gone')
  if (!isEditable(comment.createdAt, now))
    throw new CodedError('comment.edit_late', { minutes: EDIT_MINUTES })
  if (read.body === comment.body) return comment.state
  if (comment.edits >= EDITS) throw new CodedError('comment.too_many_edits', { limit: EDITS })
  await sql`
    insert into comment_edit (comment_id, number, body, document, edited_at)
    select id, edits + 1, body, document, ${now} from comment where id = ${commentId}`.execute(tx.db)
  const document = linkMentions(read.document, await knownHandles(tx, handlesIn(read.body)))
  await sql`
    update comment set body = ${read.body}, document = ${JSON.stringify(document)}, edits = edits + 1
     where id = ${commentId}`.execute(tx.db)
  const isFree = comment.byAuthor || actor.roles.some((role) => role !== 'reader')
  if (!isFree && (await holdAgain(tx, comment, { writer, links: read.links, now })))
    return settleComment(tx, comment, now)
  purgeComment(tx, comment)
  return comment.state
}

/** Gives whether the comment was shown and is held from now on. */
async function holdAgain(
  tx: Tx,
  comment: LockedComment,
  { writer, links, now }: { writer: Writer; links: string[]; now: Date },
): Promise<boolean> {
  const { id, state } = comment
  const rule = await heldBecause(tx, writer, await readSettings(tx.db), { links, commentId: id })
  if (state === 'held') {
    // The account may end a hold on first words, but not what the portal's own rules say of the new ones.
    if (rule === 'all' || rule === 'links')
      await sql`update comment_mark set reason = ${rule} where comment_id = ${id} and kind = 'held'
                   and undone_at is null and made_by is null and reason = 'first'`.execute(tx.db)
    return false
  }
  const reason = rule ?? (await formerHold(tx, id))
  return reason !== undefined && addMark(tx, comment, { kind: 'held', reason, actor: null, now })
}

/** Why a comment was held before somebody approved it, undefined when it never was. */
async function formerHold(tx: Tx, commentId: string): Promise<string | undefined> {
  const { rows } = await sql<{ reason: string; byHand: boolean }>`
    select reason, made_by is not null as "byHand" from comment_mark
     where comment_id = ${commentId} and kind = 'held' order by id desc limit 1`.execute(tx.db)
  const [row] = rows
  const changed: HoldingRule = 'edit'
  return row && (row.byHand ? changed : row.reason)
}

/** Whether a comment of this time may still be changed. */
export function isEditable(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < EDIT_MINUTES * 60_000
}
