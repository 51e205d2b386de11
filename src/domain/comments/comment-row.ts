import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'

/** What is true of a comment as readers meet it. Only `visible` ones show their words. */
export const COMMENT_STATES = ['visible', 'held', 'hidden', 'removed', 'deleted'] as const
export type CommentState = (typeof COMMENT_STATES)[number]

/** What may be in force about a comment, the strongest first; without any it is visible. */
export const MARKS = ['deleted', 'removed', 'hidden', 'held', 'pinned'] as const
export type MarkKind = (typeof MARKS)[number]

/** A comment while a transaction changes it. */
export type LockedComment = {
  id: string
  articleId: string
  accountId: string
  parentId: string | null
  chain: string[]
  personId: string | null
  authorName: string
  byAuthor: boolean
  body: string
  state: CommentState
  floor: number | null
  edits: number
  createdAt: Date
}

/**
 * Locks a comment until the commit. Answers are locked before what they answer, both before the article's room and its
 * numbers: whoever keeps to this order never waits in a circle.
 */
export async function lockComment(tx: Tx, commentId: string): Promise<LockedComment> {
  const { rows } = await sql<LockedComment>`
    select id, article_id as "articleId", account_id as "accountId", parent_id as "parentId", chain,
           person_id as "personId", author_name as "authorName", by_author as "byAuthor", body, state, floor, edits,
           created_at as "createdAt"
      from comment where id = ${commentId} for no key update`.execute(tx.db)
  const [row] = rows
  if (!row) throw new CodedError('comment.not_found', { commentId })
  return row
}

/** What its pages are tagged with; lists of it are made anew within a second. */
export function purgeComment(
  tx: Tx,
  { id, articleId, parentId }: Pick<LockedComment, 'id' | 'articleId' | 'parentId'>,
): void {
  tx.purge(`comment:${id}`)
  if (parentId) tx.purge(`comment:${parentId}`)
  tx.purgeSoon(`comments:${articleId}`)
}
