import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { addRevision, keepWork, type RevisionKind, recordEvent } from '../articles/index.ts'
import {
  checkFields,
  checkReferences,
  type DraftFields,
  findDraft,
  keepOwnCopy,
  lockAllowed,
  toRevisionDraft,
  writeFields,
} from '../drafts/index.ts'
import type { Actor } from '../permissions/index.ts'
import { lockOpen, mustNotBeTaken } from './find-open.ts'
import { tellAuthor } from './tell-author.ts'

/** Changes that an editor proposes: only the fields that differ. */
export type EditProposal = {
  id: string
  submissionId: string
  fields: Partial<DraftFields>
  message: string
  by: string | null
  at: Date
  state: 'open' | 'accepted' | 'declined'
}

type Proposing = {
  submissionId: string
  /** The revision that the editor changed; absent: the one that waits. */
  revisionId?: string
  /** As somebody sent them; checked here. */
  fields: Record<string, unknown>
  message: string
  actor: Actor
  now: Date
}

const MESSAGE_MAX = 2000

/**
 * Proposes an editor's own changes, in place of those proposed before. Throws as `lockOpen`, `submission.assigned`,
 * `submission.changed`, `draft.invalid`, `document.invalid`, `submission.edit_empty`.
 */
export async function proposeEdit(tx: Tx, proposing: Proposing): Promise<{ proposalId: string }> {
  const { submissionId, message, actor, now } = proposing
  const submission = await lockOpen(tx, submissionId, 'article.propose_edit', actor)
  mustNotBeTaken(submission, actor)
  if (proposing.revisionId && proposing.revisionId !== submission.revisionId)
    throw new CodedError('submission.changed')
  const fields = checkFields(proposing.fields)
  if (Object.keys(fields).length === 0) throw new CodedError('submission.edit_empty')
  // What is not there could never be accepted.
  const draft = await findDraft(tx.db, submission.articleId)
  if (draft) await checkReferences(tx, submission.accountId, draft.fields, fields)
  await tx.db
    .updateTable('edit_proposal')
    .set({ declined_at: now, answered_by: actor.personId })
    .where('submission_id', '=', submissionId)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .execute()
  const proposalId = newId()
  await tx.db
    .insertInto('edit_proposal')
    .values({
      id: proposalId,
      submission_id: submissionId,
      fields: JSON.stringify(fields),
      message: message.trim().slice(0, MESSAGE_MAX),
      proposed_by: actor.personId,
      proposed_at: now,
    })
    .execute()
  const { articleId } = submission
  await recordEvent(tx, {
    articleId,
    kind: 'edit_proposed',
    actor: actor.personId,
    details: { proposalId },
    now,
  })
  await tellAuthor(tx, { articleId, kind: 'article.edit_proposed', reason: message.trim(), now })
  await keepWork(tx, [articleId])
  return { proposalId }
}

type Answering = {
  proposalId: string
  /** The article that the proposal must be about, where an address names one. */
  articleId?: string
  accept: boolean
  actor: Actor
  now: Date
}

/**
 * The author accepts or declines an editor's changes. Accepted, they become the working copy and, while the article
 * waits, the revision that waits; what the author had written since stays as a kept copy. Throws `article.not_found`,
 * `people.forbidden`, `people.wrong_state`, `submission.edit_answered`.
 */
export async function answerEdit(tx: Tx, answering: Answering): Promise<{ articleId: string }> {
  const { proposalId, accept, actor, now } = answering
  const known = await tx.db
    .selectFrom('edit_proposal')
    .innerJoin('submission', 'submission.id', 'edit_proposal.submission_id')
    .select(['submission.article_id', 'submission.id as submission_id', 'submission.kind', 'submission.note'])
    .where('edit_proposal.id', '=', proposalId)
    .executeTakeFirst()
  if (!known || (answering.articleId && answering.articleId !== known.article_id))
    throw new CodedError('article.not_found')
  const { article_id: articleId } = known
  const subject = await lockAllowed(tx, articleId, 'article.answer_edit', actor)
  const answered = accept ? { accepted_at: now } : { declined_at: now }
  const proposal = await tx.db
    .updateTable('edit_proposal')
    .set({ ...answered, answered_by: actor.personId })
    .where('id', '=', proposalId)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .returning('fields')
    .executeTakeFirst()
  if (!proposal) throw new CodedError('submission.edit_answered')
  if (accept) {
    const fields = proposal.fields as unknown as Partial<DraftFields>
    const waits = subject.submissionId === known.submission_id
    await apply(tx, { articleId, fields, waits: waits ? known : undefined, actor, now })
  }
  const kind = accept ? 'edit_accepted' : 'edit_declined'
  await recordEvent(tx, { articleId, kind, actor: actor.personId, details: { proposalId }, now })
  await keepWork(tx, [articleId])
  return { articleId }
}

type Applying = {
  articleId: string
  fields: Partial<DraftFields>
  waits: { submission_id: string; kind: string; note: string } | undefined
  actor: Actor
  now: Date
}

async function apply(tx: Tx, { articleId, fields, waits, actor, now }: Applying): Promise<void> {
  await keepOwnCopy(tx, { articleId, actor, now })
  await writeFields(tx, { articleId, fields, actor, now, submitted: waits !== undefined })
  if (!waits) return
  const draft = await findDraft(tx.db, articleId)
  if (!draft) throw new CodedError('article.not_found')
  const about = { articleId, actor: actor.personId, now, note: waits.note, kind: waits.kind as RevisionKind }
  const { revisionId } = await addRevision(tx, { ...about, draft: toRevisionDraft(draft.fields) })
  await tx.db
    .updateTable('submission')
    .set({ revision_id: revisionId, channel_id: draft.fields.channelId })
    .where('id', '=', waits.submission_id)
    .execute()
}

/** The proposals for a submission, newest first, at most twenty. One query. */
export async function editsOf(db: Db | Tx['db'], submissionId: string): Promise<EditProposal[]> {
  const rows = await db
    .selectFrom('edit_proposal')
    .leftJoin('person', 'person.id', 'edit_proposal.proposed_by')
    .selectAll('edit_proposal')
    .select('person.name')
    .where('submission_id', '=', submissionId)
    .orderBy('edit_proposal.id', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    submissionId: row.submission_id,
    fields: row.fields as unknown as Partial<DraftFields>,
    message: row.message,
    by: row.name,
    at: row.proposed_at,
    state: row.accepted_at ? 'accepted' : row.declined_at ? 'declined' : 'open',
  }))
}
