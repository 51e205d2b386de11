import type { Document } from '../../../kernel/document/index.ts'
import { type Database, statement } from '../../../platform/database/index.ts'
import type { CommentState } from '../comment-row.ts'
import { HOLDING_RULE, IS_PORTALS, SAID } from '../held-by.ts'
import { paragraphOf } from '../text/read-typed.ts'

/** A comment as those who look after it see it: with its words whatever its state. */
export type QueuedComment = {
  id: string
  articleId: string
  title: string
  floor: number | null
  state: CommentState
  name: string
  byAuthor: boolean
  document: Document
  likes: number
  replies: number
  createdAt: Date
  isPinned: boolean
  /** What is held by a rule and not by somebody: `all`, `first`, `links`, `import`, `edit`. */
  rule: string | null
  /** Held by the portal: its account cannot approve it. */
  isPortals: boolean
  /** What somebody said when they held it or took it away. */
  reason: string
}

type Row = Omit<QueuedComment, 'document' | 'title'> & {
  document: Document | null
  body: string
  title: string | null
}

const PAGE = 30
const COLUMNS = `select c.id, c.article_id as "articleId", l.title, c.floor, c.state, c.by_author as "byAuthor",
  c.document, c.body, c.likes, c.replies, c.created_at as "createdAt",
  case when p.left_at is not null then '' else coalesce(p.name, c.author_name) end as name,
  exists (select from comment_mark where comment_id = c.id and kind = 'pinned' and undone_at is null) as "isPinned",
  ${HOLDING_RULE} as rule, coalesce(${IS_PORTALS}, false) as "isPortals", ${SAID} as reason
  from comment c left join person p on p.id = c.person_id left join listing l on l.article_id = c.article_id
  left join comment_mark m on m.comment_id = c.id and m.kind = c.state and m.undone_at is null`

const ofAccount = statement<Row>(`${COLUMNS}
  where c.account_id = $1 and c.id < $2 and c.state <> 'deleted' order by c.id desc limit ${PAGE + 1}`)
const heldOfAccount = statement<Row>(`${COLUMNS}
  where c.account_id = $1 and c.id < $2 and c.state = 'held' order by c.id desc limit ${PAGE + 1}`)
const heldOfPortal = statement<Row>(`${COLUMNS}
  where c.state = 'held' and c.id > $1 order by c.id limit ${PAGE + 1}`)

type Page = { comments: QueuedComment[]; next?: string }

/** An account's comments, newest first; with `held` those that wait. One query, by index. */
export async function commentsOfAccount(
  database: Pick<Database, 'pool'>,
  accountId: string,
  { held, before = '~' }: { held: boolean; before?: string },
): Promise<Page> {
  return toPage(await (held ? heldOfAccount : ofAccount)(database, [accountId, before]))
}

/** What waits in the whole portal, the longest first. One query, by index. */
export async function heldComments(database: Pick<Database, 'pool'>, after = ''): Promise<Page> {
  return toPage(await heldOfPortal(database, [after]))
}

const one = statement<Row>(`${COLUMNS} where c.id = $1`)

/** One comment, whatever its state but deleted. One query. */
export async function findQueued(
  database: Pick<Database, 'pool'>,
  commentId: string,
): Promise<QueuedComment | undefined> {
  const { comments } = toPage(await one(database, [commentId]))
  return comments[0]?.state === 'deleted' ? undefined : comments[0]
}

const countOfAccount = statement<{ count: number }>(
  `select count(*)::int as count from (select from comment where account_id = $1 and state = 'held' limit 100) held`,
)
const countOfPortal = statement<{ count: number }>(
  `select count(*)::int as count from (select from comment where state = 'held' limit 1000) held`,
)

/** How many wait: of an account, counted up to 100, or of the portal, up to 1000. */
export async function countHeld(database: Pick<Database, 'pool'>, accountId?: string): Promise<number> {
  const rows = await (accountId ? countOfAccount(database, [accountId]) : countOfPortal(database))
  return rows[0]?.count ?? 0
}

function toPage(rows: Row[]): Page {
  const comments = rows.slice(0, PAGE).map(({ body, document, title, ...row }) => ({
    ...row,
    title: title ?? '',
    document: document ?? paragraphOf(body),
  }))
  return { comments, next: rows.length > PAGE ? comments.at(-1)?.id : undefined }
}
