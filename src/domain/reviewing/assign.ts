import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { recordEvent } from '../articles/index.ts'
import { rolesOf } from '../people/index.ts'
import type { Actor } from '../permissions/index.ts'
import { lockOpen } from './find-open.ts'

type Assigning = {
  submissionId: string
  /** Who takes it; null gives it back to all. */
  personId: string | null
  /** Whom the page showed as having it; somebody else meanwhile is `submission.assigned` (409). */
  expected?: string | null
  actor: Actor
  now: Date
}

/**
 * Gives a submission to an editor. Throws as `lockOpen`, `submission.assigned` (details: `by`) and
 * `submission.not_editor`.
 */
export async function assign(
  tx: Tx,
  { submissionId, personId, expected, actor, now }: Assigning,
): Promise<void> {
  const submission = await lockOpen(tx, submissionId, 'article.assign', actor)
  if (submission.assignedTo === personId) return
  if (expected !== undefined && expected !== submission.assignedTo)
    throw new CodedError('submission.assigned', { by: submission.assignedTo })
  if (personId) {
    const roles = await rolesOf(tx.db, personId)
    if (!roles.includes('editor') && !roles.includes('operator'))
      throw new CodedError('submission.not_editor')
  }
  await tx.db
    .updateTable('submission')
    .set({ assigned_to: personId, assigned_at: personId ? now : null })
    .where('id', '=', submissionId)
    .execute()
  const { articleId } = submission
  await recordEvent(tx, { articleId, kind: 'assigned', actor: actor.personId, details: { personId }, now })
}
