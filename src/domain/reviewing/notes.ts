import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { findSubject } from '../articles/index.ts'
import { type Actor, may, mustBeAllowed } from '../permissions/index.ts'
import { lockOpen } from './find-open.ts'

/** A note that an editor pinned to a passage. `block` counts the document's blocks at the top from 0. */
export type PassageNote = {
  id: string
  submissionId: string
  block: number
  quote: string
  text: string
  by: string | null
  at: Date
  resolvedAt: Date | null
}

const TEXT_MAX = 2000
const QUOTE_MAX = 300

type Noting = {
  submissionId: string
  block: number
  quote: string
  text: string
  actor: Actor
  now: Date
}

/** Pins a note to a passage. Throws as `lockOpen`, `submission.note_invalid`. */
export async function noteOnPassage(tx: Tx, noting: Noting): Promise<{ noteId: string }> {
  const { submissionId, block, actor, now } = noting
  await lockOpen(tx, submissionId, 'article.note', actor)
  const text = noting.text.trim()
  if (text === '' || text.length > TEXT_MAX || !Number.isInteger(block) || block < 0 || block > 20_000)
    throw new CodedError('submission.note_invalid', { limit: TEXT_MAX })
  const noteId = newId()
  await tx.db
    .insertInto('passage_note')
    .values({
      id: noteId,
      submission_id: submissionId,
      block,
      quote: noting.quote.slice(0, QUOTE_MAX),
      text,
      noted_by: actor.personId,
      noted_at: now,
    })
    .execute()
  return { noteId }
}

/** Ticks a note off, by the author or an editor; twice changes nothing. Throws `submission.not_found`. */
export async function resolveNote(
  tx: Tx,
  { noteId, articleId, actor, now }: { noteId: string; articleId?: string; actor: Actor; now: Date },
): Promise<{ articleId: string }> {
  const row = await tx.db
    .selectFrom('passage_note')
    .innerJoin('submission', 'submission.id', 'passage_note.submission_id')
    .select('submission.article_id')
    .where('passage_note.id', '=', noteId)
    .executeTakeFirst()
  const subject = row && (await findSubject(tx.db, row.article_id))
  if (!subject || (articleId && articleId !== row.article_id)) throw new CodedError('submission.not_found')
  if (!may(actor, 'article.write', subject) && !may(actor, 'article.review', subject))
    mustBeAllowed(actor, 'article.answer_edit', subject, 'submission.not_found')
  await tx.db
    .updateTable('passage_note')
    .set({ resolved_at: now, resolved_by: actor.personId })
    .where('id', '=', noteId)
    .where('resolved_at', 'is', null)
    .execute()
  return { articleId: row.article_id }
}

/** The notes of a submission in the order of the text, at most 500. One query. */
export async function notesOn(db: Db | Tx['db'], submissionId: string): Promise<PassageNote[]> {
  const rows = await db
    .selectFrom('passage_note')
    .leftJoin('person', 'person.id', 'passage_note.noted_by')
    .select([
      'passage_note.id',
      'passage_note.submission_id as submissionId',
      'passage_note.block',
      'passage_note.quote',
      'passage_note.text',
      'person.name as by',
      'passage_note.noted_at as at',
      'passage_note.resolved_at as resolvedAt',
    ])
    .where('passage_note.submission_id', '=', submissionId)
    .orderBy('passage_note.block')
    .orderBy('passage_note.id')
    .limit(500)
    .execute()
  return rows
}
