import { type Database, statement } from '../../../platform/database/index.ts'
import { COMMENT_COLUMNS, COMMENT_PERSON, type CommentRow, type CommentView, toView } from './comment-view.ts'

/** Most that one page quotes, whatever its chains are. */
const MOST = 400

const byId = statement<CommentRow>(`
  select ${COMMENT_COLUMNS} from comment c ${COMMENT_PERSON} where c.id = any($1) and c.floor is not null limit ${MOST}`)

/** A comment with what it answers, the farthest first; `isCut`: there is more above. */
export type WithQuotes = { comment: CommentView; quotes: CommentView[]; isCut: boolean }

/** Comments each with the nearest of what they answer, at most `depth`. One query, none when there is nothing to quote. */
export async function withQuotes(
  database: Pick<Database, 'pool'>,
  comments: readonly CommentView[],
  depth: number,
): Promise<WithQuotes[]> {
  const wanted = new Set(comments.flatMap(({ chain }) => chain.slice(-depth)))
  const rows = wanted.size > 0 ? await byId(database, [[...wanted].slice(0, MOST)]) : []
  const known = new Map(rows.map((row) => [row.id, toView(row)]))
  return comments.map((comment) => {
    const quotes = comment.chain.slice(-depth).flatMap((id) => known.get(id) ?? [])
    return { comment, quotes, isCut: quotes.length < comment.chain.length || Boolean(quotes[0]?.parentId) }
  })
}
