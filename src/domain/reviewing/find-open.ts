import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { type ArticleSubject, findSubject, type RevisionKind } from '../articles/index.ts'
import { type Action, type Actor, mustBeAllowed } from '../permissions/index.ts'

export type OpenSubmission = {
  id: string
  articleId: string
  accountId: string
  revisionId: string
  kind: RevisionKind
  note: string
  publishAt: Date | null
  submittedBy: string | null
  assignedTo: string | null
  subject: ArticleSubject
}

/**
 * A submission that waits, with its article locked, for an editor who may do this. Throws `submission.not_found`,
 * `people.forbidden`, and where somebody was quicker `submission.decided` (details: `decision`, `by`, `byId`, `at`) or
 * `submission.withdrawn`. Internal to reviewing.
 */
export async function lockOpen(
  tx: Tx,
  submissionId: string,
  action: Action,
  actor: Actor,
): Promise<OpenSubmission> {
  const missing = () => new CodedError('submission.not_found', { submissionId })
  const known = await tx.db
    .selectFrom('submission')
    .select('article_id')
    .where('id', '=', submissionId)
    .executeTakeFirst()
  if (!known) throw missing()
  await sql`select from article where id = ${known.article_id} for update`.execute(tx.db)
  const subject = await findSubject(tx.db, known.article_id)
  if (!subject) throw missing()
  const row = await tx.db
    .selectFrom('submission')
    .leftJoin('person', 'person.id', 'submission.decided_by')
    .selectAll('submission')
    .select('person.name as decider')
    .where('submission.id', '=', submissionId)
    .executeTakeFirstOrThrow()
  // Who may not look is told nothing about what was decided.
  mustBeAllowed(actor, 'article.review', subject, 'submission.not_found')
  if (row.decided_at)
    throw new CodedError('submission.decided', {
      decision: row.decision,
      by: row.decider,
      byId: row.decided_by,
      at: row.decided_at,
    })
  if (row.withdrawn_at) throw new CodedError('submission.withdrawn', { at: row.withdrawn_at })
  const ownerId = row.submitted_by === actor.personId ? actor.personId : subject.ownerId
  mustBeAllowed(actor, action, { ...subject, ownerId }, 'submission.not_found')
  return {
    id: row.id,
    articleId: row.article_id,
    accountId: row.account_id,
    revisionId: row.revision_id,
    kind: row.kind as RevisionKind,
    note: row.note,
    publishAt: row.publish_at,
    submittedBy: row.submitted_by,
    assignedTo: row.assigned_to,
    subject,
  }
}

/**
 * What an editor has taken, others leave alone until they have taken it over. Throws `submission.assigned` (details:
 * `by`, a person's ID). Internal to reviewing.
 */
export function mustNotBeTaken({ assignedTo }: OpenSubmission, actor: Actor): void {
  if (assignedTo && assignedTo !== actor.personId)
    throw new CodedError('submission.assigned', { by: assignedTo })
}
