import type { Tx } from '../../platform/database/index.ts'
import type { Actor } from '../permissions/index.ts'
import { keepCopy } from './draft-copies.ts'
import type { Draft, DraftFields } from './draft-fields.ts'
import { toColumns } from './draft-row.ts'
import { findDraft } from './find-draft.ts'

type Writing = {
  articleId: string
  fields: Partial<DraftFields>
  /** What is written has been handed in with it. */
  submitted?: boolean
  actor: Actor
  now: Date
}

/**
 * Writes fields into a working copy whatever window has it: the article is locked and the actor was checked. Windows that
 * are open learn of it at their next save, as of any other's.
 */
export async function writeFields(
  tx: Tx,
  { articleId, fields, submitted, actor, now }: Writing,
): Promise<void> {
  const draft = (await findDraft(tx.db, articleId)) as Draft
  const version = draft.version + 1
  const row = {
    ...toColumns({ ...draft.fields, ...fields }),
    version,
    changed_at: now,
    changed_by: actor.personId,
    session: '',
    session_since: version,
    submitted_version: submitted ? version : (draft.submittedVersion ?? null),
  }
  await tx.db
    .insertInto('draft')
    .values({ article_id: articleId, ...row })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(row))
    .execute()
}

/** Keeps the working copy as it is, if something in it was not handed in yet, before it is written over. */
export async function keepOwnCopy(
  tx: Tx,
  { articleId, actor, now }: { articleId: string; actor: Actor; now: Date },
): Promise<void> {
  const draft = await findDraft(tx.db, articleId)
  if (!draft || draft.version <= (draft.submittedVersion ?? 0)) return
  const { version, fields, session } = draft
  await keepCopy(tx, { articleId, version, fields, session, personId: actor.personId, now })
}
