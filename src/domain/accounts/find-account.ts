import type { MediaView } from '../../kernel/document/index.ts'
import { type Database, statement } from '../../platform/database/index.ts'
import type { Level } from '../levels/index.ts'
import { viewOfRow } from '../media/index.ts'

/** An account with its figures. */
export type Account = {
  id: string
  handle: string
  name: string
  signature: string
  field: string
  /** BCP 47. */
  language: string
  createdAt: Date
  avatar?: MediaView
  articles: number
  followers: number
  level: Level
  /** Likes of its articles. */
  likes: number
  /** Reads of its articles, of the days before today. */
  reads: number
}

const COLUMNS = `select a.id, a.handle, a.name, a.signature, a.field, a.language, a.created_at,
  coalesce(f.articles, 0) as articles, coalesce(f.followers, 0) as followers,
  coalesce(f.likes, 0) as likes, coalesce(k.level, 1) as level, coalesce(k.reads, 0) as reads,
  m.id as media_id, m.kind, m.mime, m.width, m.height, m.colour, m.frames
  from account a left join account_figures f on f.account_id = a.id
  left join account_level k on k.account_id = a.id left join media m on m.id = a.avatar_media_id`

const byHandle = statement<AccountRow>(`${COLUMNS} where a.handle = $1`)
const MOST_FOLLOWED = 8

const mostFollowed = statement<AccountRow>(
  `${COLUMNS} where f.articles > 0 order by f.followers desc, f.account_id limit ${MOST_FOLLOWED}`,
)

type AccountRow = {
  id: string
  handle: string
  name: string
  signature: string
  field: string
  language: string
  created_at: Date
  articles: number
  followers: number
  level: Level
  likes: number
  reads: number
  media_id: string | null
  kind: string
  mime: string
  width: number | null
  height: number | null
  colour: string | null
  frames: number
}

/** The account of a handle, or undefined. One query. */
export async function findAccount(database: Database, handle: string): Promise<Account | undefined> {
  // Closed accounts have a handle that begins so, and show nothing.
  if (handle.startsWith('~')) return undefined
  const [row] = await byHandle(database, [handle.toLowerCase()])
  return row && toAccount(row)
}

/** The eight accounts with articles and the most followers. One query, by index. */
export async function accountsToFollow(database: Database): Promise<Account[]> {
  return (await mostFollowed(database)).map(toAccount)
}

function toAccount({
  media_id,
  created_at,
  kind,
  mime,
  width,
  height,
  colour,
  frames,
  ...row
}: AccountRow): Account {
  const avatar = media_id ? viewOfRow({ id: media_id, kind, mime, width, height, colour, frames }) : undefined
  return { ...row, createdAt: created_at, avatar }
}
