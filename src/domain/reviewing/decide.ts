import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { copyRevision, keepWork, recordEvent } from '../articles/index.ts'
import { record } from '../audit/index.ts'
import type { Actor } from '../permissions/index.ts'
import { lockOpen, mustNotBeTaken, type OpenSubmission } from './find-open.ts'
import { carryOut } from './submit-article.ts'
import { tellAuthor } from './tell-author.ts'

export type Decision = 'publish' | 'changes' | 'refuse'

type Deciding = {
  submissionId: string
  decision: Decision
  /** For the author; needed unless it is published. */
  reason: string
  /** The revision that the editor read; when the author's answer put another one in its place, nothing is decided. */
  revisionId?: string
  /** Another channel than the author wished for, null for none; as wished when absent. */
  channelId?: string | null
  /** Another time than the author asked for, null for at once; as asked when absent. */
  publishAt?: Date | null
  actor: Actor
  now: Date
}

const TOLD = { changes: 'article.changes', refuse: 'article.refused' } as const
const EVENT = { changes: 'changes_asked', refuse: 'refused', publish: 'approved' } as const
const REASON_MAX = 5000

/**
 * An editor decides on what was handed in. Throws as `lockOpen` (`submission.decided` when another was quicker),
 * `submission.assigned`, `submission.changed`, `submission.reason_missing`, `submission.reason_long`,
 * `submission.time_passed`, `channel.not_found`.
 */
export async function decide(
  tx: Tx,
  deciding: Deciding,
): Promise<{ outcome: 'published' | 'scheduled' | 'changes' | 'refused' }> {
  const { submissionId, decision, actor, now } = deciding
  const reason = deciding.reason.trim()
  const submission = await lockOpen(tx, submissionId, 'article.decide', actor)
  mustNotBeTaken(submission, actor)
  if (deciding.revisionId && deciding.revisionId !== submission.revisionId)
    throw new CodedError('submission.changed')
  if (decision !== 'publish' && reason === '') throw new CodedError('submission.reason_missing')
  if (reason.length > REASON_MAX) throw new CodedError('submission.reason_long', { limit: REASON_MAX })
  const { articleId } = submission
  const revisionId =
    decision === 'publish' ? await revisionToShow(tx, submission, deciding) : submission.revisionId
  const publishAt = deciding.publishAt === undefined ? submission.publishAt : deciding.publishAt
  if (decision === 'publish' && deciding.publishAt && deciding.publishAt <= now)
    throw new CodedError('submission.time_passed')
  await tx.db
    .updateTable('submission')
    .set({
      decided_at: now,
      decided_by: actor.personId,
      decision,
      reason,
      revision_id: revisionId,
      publish_at: publishAt,
    })
    .where('id', '=', submissionId)
    .execute()
  const about = { articleId, actor: actor.personId, now }
  await recordEvent(tx, { ...about, kind: EVENT[decision], details: { submissionId, reason } })
  await record(tx, {
    action: `article.${decision}`,
    actor: actor.personId,
    subject: { kind: 'article', id: articleId },
    details: { submissionId, reason },
    now,
  })
  if (decision !== 'publish') {
    await tellAuthor(tx, { articleId, kind: TOLD[decision], reason, now })
    await keepWork(tx, [articleId])
    return { outcome: decision === 'changes' ? 'changes' : 'refused' }
  }
  await lapseEdits(tx, submissionId, now)
  const outcome = await carryOut(
    tx,
    { ...submission, revisionId, publishAt },
    { actorId: actor.personId, now },
  )
  await tellAuthor(tx, { articleId, kind: `article.${outcome}`, reason, now })
  await keepWork(tx, [articleId])
  return { outcome }
}

/** The submitted revision, or a copy of it: in another channel, or because a later one was published meanwhile. */
async function revisionToShow(tx: Tx, submission: OpenSubmission, deciding: Deciding): Promise<string> {
  const { articleId, revisionId, kind, note } = submission
  const { rows } = await sql<{ behind: boolean; channel_id: string | null }>`
    select r.channel_id, exists (select from publication p join revision n on n.id = p.revision_id
                                  where p.article_id = r.article_id and n.number > r.number) as behind
      from revision r where r.id = ${revisionId}`.execute(tx.db)
  const [row] = rows
  const moves = deciding.channelId !== undefined && deciding.channelId !== row?.channel_id
  if (!row?.behind && !moves) return revisionId
  const { channelId, now } = deciding
  if (channelId) await mustBeChannel(tx, channelId)
  // The author's next revision stays where the editor put it.
  if (channelId !== undefined)
    await tx.db
      .updateTable('draft')
      .set({ channel_id: channelId })
      .where('article_id', '=', articleId)
      .execute()
  const copy = { articleId, revisionId, channelId, kind, note, actor: submission.submittedBy, now }
  return (await copyRevision(tx, copy)).revisionId
}

async function mustBeChannel(tx: Tx, channelId: string): Promise<void> {
  const row = await tx.db.selectFrom('channel').select('id').where('id', '=', channelId).executeTakeFirst()
  if (!row) throw new CodedError('channel.not_found', { channelId })
}

/** What is published needs no answer to an editor's edit any more. */
async function lapseEdits(tx: Tx, submissionId: string, now: Date): Promise<void> {
  await tx.db
    .updateTable('edit_proposal')
    .set({ declined_at: now })
    .where('submission_id', '=', submissionId)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .execute()
}
