import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { countOnArticle } from '../figures/index.ts'
import { dropReaction, noteReaction } from '../reading/index.ts'
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
  if (isFirst) await lockAnswered(tx, comment)
  const floor = isFirst ? await nextFloor(tx, comment.articleId) : comment.floor
  await sql`update comment set state = ${state}, floor = ${floor},
                   shown_at = ${isFirst ? sql`${now}` : sql`shown_at`} where id = ${comment.id}`.execute(
    tx.db,
  )
  await countChange(tx, comment, Number(state === 'visible') - Number(comment.state === 'visible'), now)
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

/** Whoever answers it locks it before the article's room: in another order the two would wait for one another. */
async function lockAnswered(tx: Tx, { parentId }: Pick<LockedComment, 'parentId'>): Promise<void> {
  if (parentId) await sql`select from comment where id = ${parentId} for no key update`.execute(tx.db)
}

type Counted = Pick<LockedComment, 'articleId' | 'parentId' | 'personId' | 'byAuthor'>

/**
 * Counts a comment that is shown from now on (`by` is 1), or not any more (-1): for what it answers, for its article, and
 * as its writer's vote.
 */
export async function countChange(tx: Tx, comment: Counted, by: number, now: Date): Promise<void> {
  if (by === 0) return
  const { articleId, parentId } = comment
  if (parentId) await sql`update comment set replies = replies + ${by} where id = ${parentId}`.execute(tx.db)
  await countOnArticle(tx, { articleId, figure: 'comments', by })
  await countVote(tx, comment, by, now)
}

/**
 * All that a person says under one article is one vote for it, while something of it is shown; an author's answers under
 * their own article are none. The article's number is locked by now: of two comments that go at once, the second sees it.
 */
async function countVote(
  tx: Tx,
  { articleId, personId, byAuthor }: Counted,
  by: number,
  now: Date,
): Promise<void> {
  if (personId === null || byAuthor) return
  const vote = { personId, articleId, kind: 'comment' } as const
  if (by > 0) return noteReaction(tx, vote, now)
  const { rows } = await sql`
    select from comment where person_id = ${personId} and article_id = ${articleId} and state = 'visible'
       and not by_author limit 1`.execute(tx.db)
  if (rows.length === 0) await dropReaction(tx, vote)
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
