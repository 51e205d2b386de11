import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from '../listing/index.ts'

/** `article` is absent when it cannot be read any more. */
export type Bookmark = {
  articleId: string
  bookmarkedAt: Date
  folderId: string | null
  article?: ListedArticle
}

/** A place in a person's bookmarks, newest first. */
export type BookmarkCursor = { at: Date; id: string }

type Row = ListedRow & { id: string; bookmarked_at: Date; folder_id: string | null }

const SIZE = 30
const START = { at: new Date('9999-01-01'), id: 'zzzzzzzzzzzzz' }

const all = query('b.person_id = $1')
const inFolder = query('b.person_id = $1 and b.folder_id = $4')

function query(where: string) {
  return statement<Row>(`
    with picked as materialized (
      select b.article_id as id, b.bookmarked_at, b.folder_id from bookmark b
       where ${where} and (b.bookmarked_at, b.article_id) < ($2, $3)
       order by b.bookmarked_at desc, b.article_id desc limit ${SIZE + 1})
    select p.*, ${LISTED.columns} from picked p left join listing l on l.article_id = p.id
      left ${LISTED.joins} order by p.bookmarked_at desc, p.id desc`)
}

/** A page of a person's bookmarks, of one folder or all, newest first; `older` goes on. One query, by index. */
export async function bookmarksOf(
  database: Pick<Database, 'pool'>,
  personId: string,
  { folderId, before = START }: { folderId?: string; before?: BookmarkCursor } = {},
): Promise<{ items: Bookmark[]; older?: BookmarkCursor }> {
  const values = [personId, before.at, before.id]
  const rows = folderId ? await inFolder(database, [...values, folderId]) : await all(database, values)
  const items = rows.slice(0, SIZE).map((row) => ({
    articleId: row.id,
    bookmarkedAt: row.bookmarked_at,
    folderId: row.folder_id,
    article: row.article_id ? toListed(row) : undefined,
  }))
  const last = items.at(-1)
  return rows.length > SIZE && last
    ? { items, older: { at: last.bookmarkedAt, id: last.articleId } }
    : { items }
}

const one = statement<{ folder_id: string | null }>(
  'select folder_id from bookmark where person_id = $1 and article_id = $2',
)

/** Whether a person bookmarked an article, and into which folder. One query. */
export async function bookmarkOf(
  database: Pick<Database, 'pool'>,
  { personId, articleId }: { personId: string; articleId: string },
): Promise<{ folderId: string | null } | undefined> {
  const [row] = await one(database, [personId, articleId])
  return row && { folderId: row.folder_id }
}
