import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Actor } from '../permissions/index.ts'
import { lockComment } from './comment-row.ts'
import { addMark } from './do-deed.ts'
import { settleComment } from './settle-comment.ts'

/**
 * Takes one's own comment away, whenever it was written: its floor stays and says so. A second time changes nothing.
 * Throws `comment.not_found`, also for others' comments.
 */
export async function deleteComment(
  tx: Tx,
  { commentId }: { commentId: string },
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  const comment = await lockComment(tx, commentId)
  if (comment.personId !== actor.personId) throw new CodedError('comment.not_found', { commentId })
  if (comment.state === 'deleted') return
  await addMark(tx, comment, { kind: 'deleted', reason: '', actor: actor.personId, now })
  await settleComment(tx, comment, now)
}
