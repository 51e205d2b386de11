import type { MediaView } from '../../kernel/document/index.ts'
import { type Database, statement } from '../../platform/database/index.ts'
import { viewOfRow } from '../media/index.ts'
import type { FollowKind } from './followable.ts'

/** Something that a person follows, with since when. `word` is what its address names it by. */
export type Followed = {
  id: string
  name: string
  word: string
  /** '' for a topic. */
  about: string
  followers: number
  followedAt: Date
  avatar?: MediaView
}

const SIZE = 50
/** Before everything: a page's cursor, `(followed_at, id)`. */
const START = [new Date('9999-01-01'), '~'] as const

type Row = {
  id: string
  name: string
  word: string
  about: string
  followers: number
  followed_at: Date
  media_id: string | null
  mime: string
  width: number | null
  height: number | null
  colour: string | null
}

const MEDIA = 'm.id as media_id, m.mime, m.width, m.height, m.colour'
const QUERIES = {
  account: query(
    'follow',
    'account',
    `o.name, o.handle as word, o.signature as about, ${MEDIA}`,
    'left join media m on m.id = o.avatar_media_id',
  ),
  topic: query('topic_follow', 'topic', `o.name, o.slug as word, '' as about, null as media_id`, ''),
  series: query(
    'series_follow',
    'series',
    `o.title as name, o.id as word, o.description as about, null as media_id`,
    '',
  ),
}

// A person's follows are bounded: they are read by key and sorted.
function query(table: string, kind: FollowKind, columns: string, joins: string) {
  return statement<Row>(`
    select o.id, ${columns}, coalesce(g.followers, 0) as followers, f.followed_at
      from ${table} f join ${kind} o on o.id = f.${kind}_id
      left join ${kind}_figures g on g.${kind}_id = o.id ${joins}
     where f.person_id = $1 and (f.followed_at, o.id) < ($2, $3)
     order by f.followed_at desc, o.id desc limit ${SIZE + 1}`)
}

/** A page of what a person follows of one kind, the newest follow first; `next` goes on. One query. */
export async function followsOf(
  database: Pick<Database, 'pool'>,
  personId: string,
  kind: FollowKind,
  before?: { followedAt: Date; id: string },
): Promise<{ items: Followed[]; next?: { followedAt: Date; id: string } }> {
  const from = before ? [before.followedAt, before.id] : START
  const rows = await QUERIES[kind](database, [personId, ...from])
  const items = rows.slice(0, SIZE).map(({ media_id, mime, width, height, colour, followed_at, ...row }) => ({
    ...row,
    followedAt: followed_at,
    avatar: media_id
      ? viewOfRow({ id: media_id, kind: 'picture', mime, width, height, colour, frames: 1 })
      : undefined,
  }))
  const last = items.at(-1)
  return rows.length > SIZE && last
    ? { items, next: { followedAt: last.followedAt, id: last.id } }
    : { items }
}

const counts = statement<Record<FollowKind, number>>(`
  select (select count(*)::int from follow where person_id = $1) as account,
         (select count(*)::int from topic_follow where person_id = $1) as topic,
         (select count(*)::int from series_follow where person_id = $1) as series`)

/** How many of each kind a person follows; bounded by MOST_FOLLOWS. One query. */
export async function countFollows(
  database: Pick<Database, 'pool'>,
  personId: string,
): Promise<Record<FollowKind, number>> {
  const [row] = await counts(database, [personId])
  return row ?? { account: 0, topic: 0, series: 0 }
}
