import { type Database, statement } from '../../../platform/database/index.ts'
import { COMMENT_COLUMNS, COMMENT_PERSON, type CommentRow, type CommentView, toView } from './comment-view.ts'

export const COMMENT_ORDERS = ['hot', 'new', 'author'] as const
/** The most liked and answered first; the newest first; only those of the article's account, newest first. */
export type CommentOrder = (typeof COMMENT_ORDERS)[number]

/** Where a page ended. */
export type CommentCursor = { score: number; floor: number }

const PAGE = 20
const FROM = `select ${COMMENT_COLUMNS} from comment c ${COMMENT_PERSON}
  where c.article_id = $1 and c.floor is not null`
const END = `limit ${PAGE + 1}`

const PAGES = {
  hot: statement<CommentRow>(
    `${FROM} and (c.score, c.floor) < ($3, $2) order by c.score desc, c.floor desc ${END}`,
  ),
  new: statement<CommentRow>(`${FROM} and c.floor < $2 order by c.floor desc ${END}`),
  author: statement<CommentRow>(`${FROM} and c.by_author and c.floor < $2 order by c.floor desc ${END}`),
} as const

const LAST = 2_147_483_647

/** One page of an article's comments, by key. What was taken away stays as a floor without words. One query, by index. */
export async function pageOfComments(
  database: Pick<Database, 'pool'>,
  articleId: string,
  order: CommentOrder,
  after: CommentCursor = { score: LAST, floor: LAST },
): Promise<{ comments: CommentView[]; next?: CommentCursor }> {
  const values = [articleId, after.floor, ...(order === 'hot' ? [after.score] : [])]
  const rows = await PAGES[order](database, values)
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  const next = rows.length > PAGE && last ? { score: last.score, floor: last.floor as number } : undefined
  return { comments: shown.map(toView), next }
}
