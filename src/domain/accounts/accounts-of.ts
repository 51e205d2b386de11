import type { MediaView } from '../../kernel/document/index.ts'
import { type Database, statement } from '../../platform/database/index.ts'
import { viewOfRow } from '../media/index.ts'
import type { MemberRole } from '../permissions/index.ts'

/** An account that a person writes for. */
export type OwnAccount = {
  id: string
  handle: string
  name: string
  signature: string
  field: string
  language: string
  createdAt: Date
  role: MemberRole
  articles: number
  followers: number
  avatar?: MediaView
}

const own = statement<{
  id: string
  handle: string
  name: string
  signature: string
  field: string
  language: string
  created_at: Date
  role: MemberRole
  articles: number
  followers: number
  media_id: string | null
  kind: string
  mime: string
  width: number | null
  height: number | null
  colour: string | null
  frames: number
}>(`
  select a.id, a.handle, a.name, a.signature, a.field, a.language, a.created_at, k.role,
         coalesce(f.articles, 0) as articles, coalesce(f.followers, 0) as followers,
         m.id as media_id, m.kind, m.mime, m.width, m.height, m.colour, m.frames
    from account_member k join account a on a.id = k.account_id
    left join account_figures f on f.account_id = a.id left join media m on m.id = a.avatar_media_id
   where k.person_id = $1 order by k.joined_at, a.id limit 100`)

/** The accounts that a person writes for, the oldest membership first. One query. */
export async function accountsOf(database: Pick<Database, 'pool'>, personId: string): Promise<OwnAccount[]> {
  const rows = await own(database, [personId])
  return rows.map(({ media_id, kind, mime, width, height, colour, frames, created_at, ...row }) => ({
    ...row,
    createdAt: created_at,
    avatar: media_id ? viewOfRow({ id: media_id, kind, mime, width, height, colour, frames }) : undefined,
  }))
}
