import { type Database, statement } from '../../../platform/database/index.ts'
import { PINS } from '../limits.ts'
import { COMMENT_COLUMNS, COMMENT_PERSON, type CommentRow, type CommentView, toView } from './comment-view.ts'

/** What is said of an article's comments as a whole. */
export type CommentRoom = {
  /** How many are shown. */
  count: number
  /** The highest floor, 0 when there is none. */
  floors: number
  /** On top of the others, the last pinned first. */
  pinned: CommentView[]
}

const figures = statement<{ comments: number | null; floors: number | null }>(`
  select (select comments from article_figures where article_id = $1) as comments,
         (select floors from comment_room where article_id = $1) as floors`)

const pinned = statement<CommentRow>(`
  select ${COMMENT_COLUMNS} from comment_mark m join comment c on c.id = m.comment_id ${COMMENT_PERSON}
   where m.article_id = $1 and m.kind = 'pinned' and m.undone_at is null and c.state = 'visible'
   order by m.id desc limit ${PINS}`)

/** How many comments an article has: what live pages are told. One query. */
export async function figuresOf(
  database: Pick<Database, 'pool'>,
  articleId: string,
): Promise<Pick<CommentRoom, 'count' | 'floors'>> {
  const [row] = await figures(database, [articleId])
  return { count: row?.comments ?? 0, floors: row?.floors ?? 0 }
}

/** An article's comments as a whole. Two queries at once. */
export async function roomOf(database: Pick<Database, 'pool'>, articleId: string): Promise<CommentRoom> {
  const [own, rows] = await Promise.all([figuresOf(database, articleId), pinned(database, [articleId])])
  return { ...own, pinned: rows.map(toView) }
}
