import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { touchWork } from '../articles/index.ts'
import type { Actor } from '../permissions/index.ts'
import { checkReferences } from './check-references.ts'
import { keepCopy } from './draft-copies.ts'
import type { Draft, DraftFields } from './draft-fields.ts'
import { toColumns } from './draft-row.ts'
import { findDraft } from './find-draft.ts'
import { lockAllowed } from './lock-draft.ts'
import { holdWriting, writingNow } from './writing.ts'

export type Saving = {
  articleId: string
  /** The version that the fields were changed from. */
  baseVersion: number
  /** The browser window; '' for a form without script, which holds nobody back. */
  session: string
  /** What changed, checked by `checkFields`. */
  fields: Partial<DraftFields>
  actor: Actor
  now: Date
}

/**
 * Saves fields of an article's working copy. A window that goes on from its own last save is never refused: its answer
 * may have been lost. Throws `article.not_found`, `people.forbidden`, `people.wrong_state`, `draft.invalid`,
 * `draft.taken` (details: `by`, `since`) when another window is writing, and `draft.conflict` (details: `version`,
 * `fields`, `by`, `savedAt`) when somebody saved since `baseVersion`.
 */
export async function saveDraft(tx: Tx, saving: Saving): Promise<{ version: number; savedAt: Date }> {
  const { articleId, session, fields, actor, now } = saving
  const subject = await lockAllowed(tx, articleId, 'article.write', actor)
  const draft = (await findDraft(tx.db, articleId)) as Draft
  const { version } = draft
  const since = await sessionSince(tx, draft, session)
  const isOwn = since !== undefined && saving.baseVersion >= since
  if (saving.baseVersion !== version && !isOwn) throw await conflict(tx, draft)
  await mustHold(tx, saving)
  // A window that only asks whether it may go on.
  if (Object.keys(fields).length === 0) return { version, savedAt: draft.savedAt }
  await checkReferences(tx, subject.accountId, draft.fields, fields)
  const merged = { ...draft.fields, ...fields }
  const row = {
    ...toColumns(merged),
    version: version + 1,
    changed_at: now,
    changed_by: actor.personId,
    session,
    session_since: since ?? version,
  }
  await tx.db
    .insertInto('draft')
    .values({ article_id: articleId, submitted_version: draft.submittedVersion ?? null, ...row })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(row))
    .execute()
  await touchWork(tx, articleId, { title: merged.title, language: merged.language, now })
  return { version: version + 1, savedAt: now }
}

/**
 * Keeps what somebody wrote and could not save, or gave up for the other's version, where its author finds it again.
 * Gives its ID.
 */
export async function keepLosing(tx: Tx, saving: Saving): Promise<{ copyId: string }> {
  await lockAllowed(tx, saving.articleId, 'article.read', saving.actor)
  const draft = (await findDraft(tx.db, saving.articleId)) as Draft
  return keepCopy(tx, {
    articleId: saving.articleId,
    version: saving.baseVersion,
    fields: { ...draft.fields, ...saving.fields },
    session: saving.session,
    personId: saving.actor.personId,
    now: saving.now,
  })
}

/** Since which version this window alone has been saving; undefined when another one saved last. */
async function sessionSince(tx: Tx, draft: Draft, session: string): Promise<number | undefined> {
  if (session === '' || draft.session !== session) return undefined
  const row = await tx.db
    .selectFrom('draft')
    .select('session_since')
    .where('article_id', '=', draft.articleId)
    .executeTakeFirst()
  return row?.session_since
}

async function mustHold(tx: Tx, { articleId, session, actor, now }: Saving): Promise<void> {
  const other =
    session === ''
      ? await otherPersonWriting(tx, articleId, actor, now)
      : await holdWriting(tx, { articleId, session, actor, now })
  if (other) throw new CodedError('draft.taken', { by: other.name, since: other.since })
}

/** A form stands in the way of others' windows, not of one's own. */
async function otherPersonWriting(tx: Tx, articleId: string, actor: Actor, now: Date) {
  const writing = await writingNow(tx.db, articleId, now)
  return writing && writing.personId !== actor.personId ? writing : undefined
}

async function conflict(tx: Tx, draft: Draft): Promise<CodedError> {
  const saver = draft.savedBy
    ? await tx.db.selectFrom('person').select('name').where('id', '=', draft.savedBy).executeTakeFirst()
    : undefined
  const { version, fields, savedAt, session } = draft
  return new CodedError('draft.conflict', { version, fields, savedAt, session, by: saver?.name ?? null })
}
