import type { Document } from '../../../kernel/document/index.ts'
import { type Database, statement } from '../../../platform/database/index.ts'
import { EDITS } from '../limits.ts'
import { paragraphOf } from '../text/read-typed.ts'
import { COMMENT_COLUMNS, COMMENT_PERSON, type CommentRow, type CommentView, toView } from './comment-view.ts'

const ANSWERS = 20

const one = statement<CommentRow>(`
  select ${COMMENT_COLUMNS} from comment c ${COMMENT_PERSON}
   where c.id = $1 and c.article_id = $2 and c.floor is not null`)

/** A comment that has a floor under this article, or undefined. One query. */
export async function findComment(
  database: Pick<Database, 'pool'>,
  { commentId, articleId }: { commentId: string; articleId: string },
): Promise<CommentView | undefined> {
  const [row] = await one(database, [commentId, articleId])
  return row && toView(row)
}

const answers = statement<CommentRow>(`
  select ${COMMENT_COLUMNS} from comment c ${COMMENT_PERSON}
   where c.parent_id = $1 and c.floor > $2 order by c.floor limit ${ANSWERS + 1}`)

/** What answers a comment directly, the first floor first; `next`: the floor that the next page comes after. One query. */
export async function answersTo(
  database: Pick<Database, 'pool'>,
  commentId: string,
  after = 0,
): Promise<{ comments: CommentView[]; next?: number }> {
  const rows = await answers(database, [commentId, after])
  const comments = rows.slice(0, ANSWERS).map(toView)
  return { comments, next: rows.length > ANSWERS ? comments.at(-1)?.floor : undefined }
}

const former = statement<{ body: string; document: Document | null; edited_at: Date }>(`
  select body, document, edited_at from comment_edit where comment_id = $1 order by number desc limit ${EDITS}`)

/** What a comment said before, the latest first, and until when. One query. */
export async function formerWords(
  database: Pick<Database, 'pool'>,
  commentId: string,
): Promise<{ document: Document; until: Date }[]> {
  const rows = await former(database, [commentId])
  return rows.map(({ body, document, edited_at }) => ({
    document: document ?? paragraphOf(body),
    until: edited_at,
  }))
}
