import type { MediaView } from '../../../kernel/document/index.ts'
import { type Database, statement } from '../../../platform/database/index.ts'
import { viewOfRow } from '../../media/index.ts'
import { keyOf } from '../indexing/index-names.ts'

export type FoundAccount = {
  id: string
  handle: string
  name: string
  signature: string
  language: string
  followers: number
  avatar?: MediaView
}
export type FoundTopic = { id: string; slug: string; name: string }
export type FoundNames = { accounts: FoundAccount[]; topics: FoundTopic[] }

const LONGEST = 40
const NONE: FoundNames = { accounts: [], topics: [] }

type Row = {
  kind: 'account' | 'topic'
  id: string
  name: string
  handle: string | null
  slug: string | null
  signature: string
  language: string
  followers: number
  avatar_media_id: string | null
  mime: string
  width: number | null
  height: number | null
  colour: string | null
}

// The first few hundred keys with this beginning; of what they name the best known come first.
const readNames = statement<Row>(`
  select h.kind, h.id, coalesce(a.name, t.name) as name, a.handle, t.slug, coalesce(a.signature, '') as signature,
         coalesce(a.language, '') as language, coalesce(f.followers, g.followers, 0) as followers,
         a.avatar_media_id, m.mime, m.width, m.height, m.colour
    from (select kind, id, min(rank) as rank, bool_or(key = $1 and rank = 0) as whole
            from (select * from search_name where key >= $1 and key < $2 order by key limit 300) k
           group by kind, id) h
    left join lateral (select * from account where id = h.id and h.kind = 'account' and handle not like '~%' offset 0) a on true
    left join lateral (select * from topic where id = h.id and h.kind = 'topic' offset 0) t on true
    left join lateral (select * from account_figures where account_id = a.id offset 0) f on true
    left join lateral (select * from topic_figures where topic_id = t.id offset 0) g on true
    left join lateral (select * from media where id = a.avatar_media_id offset 0) m on true
   where coalesce(a.id, t.id) is not null
   order by h.whole desc, coalesce(f.followers, g.followers, 0) desc, h.rank, coalesce(f.articles, 0) desc, h.id limit 40`)

/**
 * Accounts and topics whose name, or its pinyin or initials, begins so at one of its words; accounts by their handle
 * too. One query by index, bounded.
 */
export async function findNames(
  database: Pick<Database, 'pool'>,
  text: string,
  { accounts, topics }: { accounts: number; topics: number },
): Promise<FoundNames> {
  const key = keyOf(text)
  if (key === '' || key.length > LONGEST) return NONE
  const rows = await readNames(database, [key, `${key}\u{10ffff}`])
  return {
    accounts: rows.flatMap(toAccount).slice(0, accounts),
    topics: rows
      .flatMap(({ id, slug, name }) => (slug === null ? [] : [{ id, slug, name }]))
      .slice(0, topics),
  }
}

function toAccount({ id, handle, name, signature, language, followers, ...media }: Row): FoundAccount[] {
  if (handle === null) return []
  const { avatar_media_id, mime, width, height, colour } = media
  const avatar = avatar_media_id
    ? viewOfRow({ id: avatar_media_id, kind: 'picture', mime, width, height, colour, frames: 1 })
    : undefined
  return [{ id, handle, name, signature, language, followers, avatar }]
}
