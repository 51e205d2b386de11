import { type Database, statement } from '../../../platform/database/index.ts'
import type { CommentState } from '../comment-row.ts'
import { isEditable } from '../edit-comment.ts'
import { HOLDING_RULE, SAID } from '../held-by.ts'
import { EDITS } from '../limits.ts'

/** A comment as the one who wrote it sees it, whatever became of it. */
export type OwnComment = {
  id: string
  articleId: string
  state: CommentState
  /** As it was typed. */
  body: string
  createdAt: Date
  isEditable: boolean
  isShown: boolean
  /** Readers have seen it at its floor, now or before. */
  wasShown: boolean
  /** Held by a rule, and not by somebody. */
  isByRule: boolean
  /** What somebody said when they held it or took it away; '' when nothing was said. */
  reason: string
}

const own = statement<{
  id: string
  article_id: string
  state: CommentState
  body: string
  created_at: Date
  edits: number
  was_shown: boolean
  is_by_rule: boolean
  reason: string
}>(`
  select c.id, c.article_id, c.state, c.body, c.created_at, c.edits, c.floor is not null as was_shown,
         ${HOLDING_RULE} is not null as is_by_rule, ${SAID} as reason
    from comment c left join comment_mark m on m.comment_id = c.id and m.kind = c.state and m.undone_at is null
   where c.id = $1 and c.person_id = $2`)

/** One's own comment, or undefined. One query. */
export async function ownComment(
  database: Pick<Database, 'pool'>,
  { commentId, personId, now }: { commentId: string; personId: string; now: Date },
): Promise<OwnComment | undefined> {
  const [row] = await own(database, [commentId, personId])
  if (!row) return undefined
  const { id, state, body, article_id, created_at, edits, was_shown, is_by_rule, reason } = row
  return {
    id,
    articleId: article_id,
    state,
    body,
    createdAt: created_at,
    isEditable: (state === 'visible' || state === 'held') && edits < EDITS && isEditable(created_at, now),
    isShown: state === 'visible',
    wasShown: was_shown,
    isByRule: is_by_rule,
    reason,
  }
}

const liked = statement<{ comment_id: string }>(
  'select comment_id from comment_like where person_id = $1 and article_id = $2 limit 500',
)
const written = statement<{ id: string }>(
  `select id from comment where person_id = $1 and article_id = $2 order by id desc limit 50`,
)

/** What of an article's comments a person liked and wrote: for the one request of the page's script. Two queries. */
export async function ownOf(
  database: Pick<Database, 'pool'>,
  { personId, articleId }: { personId: string; articleId: string },
): Promise<{ liked: string[]; written: string[] }> {
  const [likes, comments] = await Promise.all([
    liked(database, [personId, articleId]),
    written(database, [personId, articleId]),
  ])
  return { liked: likes.map((row) => row.comment_id), written: comments.map(({ id }) => id) }
}
