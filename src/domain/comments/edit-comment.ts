import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Actor } from '../permissions/index.ts'
import { readSettings } from '../settings/index.ts'
import { lockComment, purgeComment } from './comment-row.ts'
import { EDIT_MINUTES } from './limits.ts'
import { heldBecause, lockWriter } from './rules.ts'
import { handlesIn, linkMentions } from './text/mentions.ts'
import { readTyped } from './text/read-typed.ts'
import { knownHandles } from './write-comment.ts'

/**
 * Changes one's own comment within ten minutes; what it said before stays to be read. The same words again change
 * nothing. Throws what `readTyped` does, `comment.not_found` (also for others' comments), `comment.edit_late`,
 * `comment.gone`, `comment.links_later` for links that would have been looked at first.
 */
export async function editComment(
  tx: Tx,
  { commentId, body }: { commentId: string; body: string },
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  const read = readTyped(body)
  const writer = await lockWriter(tx, actor.personId, now)
  const comment = await lockComment(tx, commentId)
  if (comment.personId !== writer.id) throw new CodedError('comment.not_found', { commentId })
  if (comment.state !== 'visible' && comment.state !== 'held') throw new CodedError('comment.gone')
  if (!isEditable(comment.createdAt, now))
    throw new CodedError('comment.edit_late', { minutes: EDIT_MINUTES })
  if (read.body === comment.body) return
  const isFree = comment.byAuthor || actor.roles.some((role) => role !== 'reader')
  if (!isFree && comment.state === 'visible') {
    const held = await heldBecause(tx, writer, await readSettings(tx.db), read.links)
    if (held === 'links') throw new CodedError('comment.links_later')
  }
  await sql`
    insert into comment_edit (comment_id, number, body, document, edited_at)
    select id, edits + 1, body, document, ${now} from comment where id = ${commentId}`.execute(tx.db)
  const document = linkMentions(read.document, await knownHandles(tx, handlesIn(read.body)))
  await sql`
    update comment set body = ${read.body}, document = ${JSON.stringify(document)}, edits = edits + 1
     where id = ${commentId}`.execute(tx.db)
  purgeComment(tx, comment)
}

/** Whether a comment of this time may still be changed. */
export function isEditable(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < EDIT_MINUTES * 60_000
}
