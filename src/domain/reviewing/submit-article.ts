import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { rememberAlts } from '../accounts/index.ts'
import {
  type ArticleSubject,
  addRevision,
  keepWork,
  publishArticle,
  type RevisionKind,
  recordEvent,
  scheduleArticle,
} from '../articles/index.ts'
import { type Draft, findDraft, lockAllowed, problemsOf, toRevisionDraft } from '../drafts/index.ts'
import type { Actor } from '../permissions/index.ts'
import { readSettings } from '../settings/index.ts'
import { afterPublication } from './after-publication.ts'
import { isReviewed, lockStanding, mustKeepRules } from './new-account-rules.ts'

export type Submitting = {
  articleId: string
  /** When readers shall see it; at once when absent. Only for an article that was never published. */
  publishAt?: Date
  /** Of a change to a published article; 'first' otherwise. */
  kind: RevisionKind
  /** For readers: what changed and why. */
  note: string
  /** The version of the working copy that the author saw. */
  version?: number
  /** Sent twice (a double click), the second time gives the first answer. */
  key?: string
  actor: Actor
  now: Date
}

/** What became of it: readers see it, will see it at its time, or an editor looks at it first. */
export type SubmitOutcome = 'published' | 'scheduled' | 'submitted'

/**
 * Hands in an article's working copy as a revision: to the desk while its account is reviewed, otherwise to readers.
 * Throws `article.not_found`, `people.forbidden`, `people.wrong_state`, `draft.changed` (`version`), `article.not_ready`
 * (`problems`), `submission.note_missing`, `submission.time_passed`, `submission.no_schedule`, and what
 * {@link mustKeepRules} throws. Nothing is half done then.
 */
export async function submitArticle(tx: Tx, submitting: Submitting): Promise<{ outcome: SubmitOutcome }> {
  const { articleId, actor, now } = submitting
  const before = await sameSubmission(tx, submitting)
  if (before) return { outcome: before }
  const subject = await lockAllowed(tx, articleId, 'article.submit', actor)
  const repeated = await sameSubmission(tx, submitting)
  if (repeated) return { outcome: repeated }
  const draft = (await findDraft(tx.db, articleId)) as Draft
  checkReady(submitting, subject, draft)
  const settings = await readSettings(tx.db)
  const standing = await lockStanding(tx, subject.accountId)
  const isFirst = subject.state !== 'published'
  mustKeepRules(standing, { isFirst, body: draft.fields.body, now }, settings)
  const reviewed = isReviewed(standing, settings)
  const submission = await writeSubmission(tx, submitting, draft, { isFirst, reviewed })
  const outcome = reviewed ? 'submitted' : submitting.publishAt ? 'scheduled' : 'published'
  await recordEvent(tx, {
    articleId,
    kind: 'submitted',
    actor: actor.personId,
    details: { submissionId: submission.id, kind: submission.kind, note: submitting.note, outcome },
    now,
  })
  if (outcome !== 'submitted') await carryOut(tx, submission, { actorId: actor.personId, now })
  await keepWork(tx, [articleId])
  return { outcome }
}

/** A submission whose text shall be shown. */
export type Carried = {
  id: string
  articleId: string
  revisionId: string
  kind: RevisionKind
  publishAt: Date | null
}

/** Publishes or schedules a submission's revision. Gives which. Internal to reviewing. */
export async function carryOut(
  tx: Tx,
  { articleId, revisionId, kind, publishAt }: Carried,
  { actorId, now }: { actorId: string | null; now: Date },
): Promise<'published' | 'scheduled'> {
  const about = { articleId, actor: actorId, now }
  if (publishAt && publishAt > now) {
    await scheduleArticle(tx, { ...about, revisionId, publishAt })
    await recordEvent(tx, { ...about, kind: 'scheduled', details: { publishAt } })
    return 'scheduled'
  }
  await publishArticle(tx, { ...about, revisionId })
  await recordEvent(tx, { ...about, kind: kind === 'first' ? 'published' : 'revised', details: { kind } })
  await afterPublication(tx, { articleId, revisionId, actor: actorId, now })
  return 'published'
}

async function sameSubmission(
  tx: Tx,
  { articleId, key, actor }: Submitting,
): Promise<SubmitOutcome | undefined> {
  if (!key) return undefined
  const row = await tx.db
    .selectFrom('submission')
    .select(['decided_by', 'decided_at', 'submitted_at', 'publish_at'])
    .where('article_id', '=', articleId)
    .where('key', '=', key)
    .where('submitted_by', '=', actor.personId)
    .executeTakeFirst()
  if (!row) return undefined
  const atOnce = row.decided_by === null && row.decided_at?.getTime() === row.submitted_at.getTime()
  if (!atOnce) return 'submitted'
  return row.publish_at ? 'scheduled' : 'published'
}

function checkReady(submitting: Submitting, subject: ArticleSubject, draft: Draft): void {
  const { publishAt, kind, note, now } = submitting
  if (submitting.version !== undefined && submitting.version !== draft.version)
    throw new CodedError('draft.changed', { version: draft.version })
  const problems = problemsOf(draft.fields).filter(({ severity }) => severity === 'stop')
  if (problems.length > 0) throw new CodedError('article.not_ready', { problems })
  const isRevision = subject.state === 'published'
  if (isRevision && publishAt) throw new CodedError('submission.no_schedule')
  if (publishAt && publishAt <= now) throw new CodedError('submission.time_passed')
  if (isRevision && (kind === 'update' || kind === 'correction') && note.trim() === '')
    throw new CodedError('submission.note_missing')
}

async function writeSubmission(
  tx: Tx,
  { articleId, publishAt, key, note, actor, now, ...submitting }: Submitting,
  draft: Draft,
  { isFirst, reviewed }: { isFirst: boolean; reviewed: boolean },
): Promise<Carried> {
  const kind: RevisionKind = isFirst ? 'first' : submitting.kind === 'first' ? 'minor' : submitting.kind
  const words = isFirst ? '' : note.trim()
  const about = { articleId, kind, note: words, actor: actor.personId, now }
  const { revisionId } = await addRevision(tx, { ...about, draft: toRevisionDraft(draft.fields) })
  const id = newId()
  await tx.db
    .insertInto('submission')
    .values({
      id,
      article_id: articleId,
      account_id: draft.accountId,
      revision_id: revisionId,
      channel_id: draft.fields.channelId,
      series_id: draft.fields.seriesId,
      kind,
      note: words,
      publish_at: publishAt ?? null,
      key: key ?? null,
      submitted_at: now,
      submitted_by: actor.personId,
      ...(reviewed ? {} : { decided_at: now, decision: 'publish' }),
    })
    .execute()
  await rememberAlts(tx, draft.accountId, draft.fields.body)
  await tx.db
    .updateTable('draft')
    .set({ submitted_version: draft.version })
    .where('article_id', '=', articleId)
    .execute()
  return { id, articleId, revisionId, kind, publishAt: publishAt ?? null }
}
