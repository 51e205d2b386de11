import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { looksAnother } from '../figures/index.ts'
import { purgeComment } from './comment-row.ts'

type Liking = { personId: string; articleId: string; commentId: string }

type Liked = { id: string; articleId: string; parentId: string | null; likes: number }

/**
 * A person likes a comment that is shown, not their own; a second time changes nothing. Gives its likes. Throws
 * `comment.not_found`, `comment.own_like`.
 */
export async function likeComment(
  tx: Tx,
  { personId, articleId, commentId, now }: Liking & { now: Date },
): Promise<number> {
  const { rows } = await sql<{ own: boolean; likes: number; added: boolean }>`
    with shown as (
      select id, article_id, likes, coalesce(person_id = ${personId}, false) as own from comment
       where id = ${commentId} and article_id = ${articleId} and state = 'visible'),
    added as (
      insert into comment_like (person_id, article_id, comment_id, liked_at)
      select ${personId}, article_id, id, ${now} from shown where not own on conflict do nothing returning comment_id)
    select own, likes, exists (select from added) as added from shown`.execute(tx.db)
  const [row] = rows
  if (!row) throw new CodedError('comment.not_found', { commentId })
  if (row.own) throw new CodedError('comment.own_like')
  return row.added ? count(tx, commentId, 1) : row.likes
}

/** Takes a like back; without one nothing changes. Gives the comment's likes. Throws `comment.not_found`. */
export async function unlikeComment(tx: Tx, { personId, articleId, commentId }: Liking): Promise<number> {
  const { rows } = await sql`
    delete from comment_like
     where person_id = ${personId} and article_id = ${articleId} and comment_id = ${commentId}
    returning comment_id`.execute(tx.db)
  return count(tx, commentId, rows.length > 0 ? -1 : 0)
}

async function count(tx: Tx, commentId: string, by: 1 | 0 | -1): Promise<number> {
  const { rows } = await sql<Liked>`
    update comment set likes = likes + ${by} where id = ${commentId}
    returning id, article_id as "articleId", parent_id as "parentId", likes`.execute(tx.db)
  const [row] = rows
  if (!row) throw new CodedError('comment.not_found', { commentId })
  if (looksAnother(row.likes - by, row.likes)) purgeComment(tx, { ...row, parentId: null })
  return row.likes
}
