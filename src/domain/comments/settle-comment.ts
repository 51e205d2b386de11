import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { countOnArticle } from '../figures/index.ts'
import { type CommentState, type LockedComment, MARKS, type MarkKind, purgeComment } from './comment-row.ts'
import { takeFloors } from './room.ts'
import { tellOfComment } from './tell-of-comment.ts'

/**
 * Makes a locked comment what its marks in force say: its state, a floor when it is shown for the first time (who is
 * answered or called hears of it then), and the numbers of its article and of what it answers. Gives the new state.
 */
export async function settleComment(tx: Tx, comment: LockedComment, now: Date): Promise<CommentState> {
  const state = stateOf(await marksInForce(tx, comment.id))
  const isFirst = state === 'visible' && comment.floor === null
  const floor = isFirst ? await nextFloor(tx, comment.articleId) : comment.floor
  await sql`update comment set state = ${state}, floor = ${floor},
                   shown_at = ${isFirst ? sql`${now}` : sql`shown_at`} where id = ${comment.id}`.execute(
    tx.db,
  )
  await countChange(tx, comment, Number(state === 'visible') - Number(comment.state === 'visible'))
  if (state !== 'visible') await endMark(tx, comment.id, 'pinned', null, now)
  if (isFirst) await tellOfComment(tx, { ...comment, floor }, now)
  purgeComment(tx, comment)
  return state
}

/** A floor of its own at the top of what is there. */
export async function nextFloor(tx: Tx, articleId: string): Promise<number> {
  const floors = await takeFloors(tx, new Map([[articleId, 1]]))
  return floors.get(articleId) as number
}

/** Counts a comment that is shown from now on, or not any more. */
export async function countChange(
  tx: Tx,
  { articleId, parentId }: Pick<LockedComment, 'articleId' | 'parentId'>,
  by: number,
): Promise<void> {
  if (by === 0) return
  if (parentId) await sql`update comment set replies = replies + ${by} where id = ${parentId}`.execute(tx.db)
  await countOnArticle(tx, { articleId, figure: 'comments', by })
}

/** Ends a mark that is in force. Gives whether there was one. */
export async function endMark(
  tx: Tx,
  commentId: string,
  kind: MarkKind,
  actor: string | null,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update comment_mark set undone_at = ${now}, undone_by = ${actor}
     where comment_id = ${commentId} and kind = ${kind} and undone_at is null returning id`.execute(tx.db)
  return rows.length > 0
}

async function marksInForce(tx: Tx, commentId: string): Promise<Set<MarkKind>> {
  const { rows } = await sql<{ kind: MarkKind }>`
    select kind from comment_mark where comment_id = ${commentId} and undone_at is null`.execute(tx.db)
  return new Set(rows.map(({ kind }) => kind))
}

function stateOf(marks: ReadonlySet<MarkKind>): CommentState {
  const strongest = MARKS.find((kind) => marks.has(kind))
  return strongest === undefined || strongest === 'pinned' ? 'visible' : strongest
}
