import type { MediaView } from '../../kernel/document/index.ts'
import { type Database, statement } from '../../platform/database/index.ts'
import type { ListedArticle } from '../listing/index.ts'
import { viewOfRow } from '../media/index.ts'
import { SERIES_LIMITS, type Series } from './series.ts'

type Row = {
  id: string
  account_id: string
  handle: string
  account_name: string
  title: string
  description: string
  created_at: Date
  closed_at: Date | null
  articles: number
  followers: number
  media_id: string | null
  kind: string
  mime: string
  width: number | null
  height: number | null
  colour: string | null
  frames: number
}

const COLUMNS = `s.id, s.account_id, a.handle, a.name as account_name, s.title, s.description, s.created_at, s.closed_at,
  (select count(*)::int from series_entry e join listing l on l.article_id = e.article_id where e.series_id = s.id) as articles,
  coalesce((select followers from series_figures where series_id = s.id), 0) as followers,
  m.id as media_id, m.kind, m.mime, m.width, m.height, m.colour, m.frames
  from series s join account a on a.id = s.account_id left join media m on m.id = s.cover_media_id`

const byId = statement<Row>(`select ${COLUMNS} where s.id = $1`)
const ofAccount = statement<Row & { as_guest: boolean; asked: boolean }>(`
  select s.account_id <> $1 as as_guest, s.account_id <> $1 and g.joined_at is null as asked, ${COLUMNS}
    left join series_guest g on g.series_id = s.id and g.account_id = $1
   where s.id in ((select id from series where account_id = $1 order by id desc limit 200)
                  union all (select series_id from series_guest where account_id = $1 limit 200))
   order by s.id desc`)

/** A series, or undefined. One query. */
export async function findSeries(
  database: Pick<Database, 'pool'>,
  seriesId: string,
): Promise<Series | undefined> {
  const [row] = await byId(database, [seriesId])
  return row && toSeries(row)
}

/** The series of an account, with those that others asked it into (`asGuest`; `asked` while it has not agreed). */
export async function seriesOfAccount(
  database: Pick<Database, 'pool'>,
  accountId: string,
): Promise<(Series & { asGuest: boolean; asked: boolean })[]> {
  const rows = await ofAccount(database, [accountId])
  return rows.map((row) => ({ ...toSeries(row), asGuest: row.as_guest, asked: row.asked }))
}

/** An article in a series, in its order. `path` is its address; absent while readers cannot see it. */
export type SeriesArticle = {
  id: string
  title: string
  summary: string
  language: string
  slug: string
  label: ListedArticle['label']
  flags: ListedArticle['flags']
  units: number
  position: number
  publishedAt: Date
  account: { id: string; handle: string; name: string }
  cover?: MediaView
}

const entries = statement<{
  id: string
  title: string
  summary: string
  language: string
  slug: string
  label: ListedArticle['label']
  flags: ListedArticle['flags']
  units: number
  position: number
  published_at: Date
  account_id: string
  handle: string
  name: string
  media_id: string | null
  kind: string
  mime: string
  width: number | null
  height: number | null
  colour: string | null
  frames: number
}>(`
  select l.article_id as id, l.title, l.summary, l.language, l.slug, l.label, l.flags, l.units, e.position, l.published_at, a.id as account_id,
         a.handle, a.name, m.id as media_id, m.kind, m.mime, m.width, m.height, m.colour, m.frames
    from (select article_id, position from series_entry where series_id = $1 order by position, article_id
           limit ${SERIES_LIMITS.articles}) e
    join listing l on l.article_id = e.article_id join account a on a.id = l.account_id
    left join media m on m.id = l.cover_media_id
   order by e.position, e.article_id`)

/** The published articles of a series in their order, at most 500. One query. */
export async function articlesOfSeries(
  database: Pick<Database, 'pool'>,
  seriesId: string,
): Promise<SeriesArticle[]> {
  const rows = await entries(database, [seriesId])
  return rows.map(
    ({
      account_id,
      handle,
      name,
      published_at,
      media_id,
      kind,
      mime,
      width,
      height,
      colour,
      frames,
      ...row
    }) => ({
      ...row,
      publishedAt: published_at,
      account: { id: account_id, handle, name },
      cover: media_id ? viewOfRow({ id: media_id, kind, mime, width, height, colour, frames }) : undefined,
    }),
  )
}

/** The series of an article, with its neighbours there. */
export type PlaceInSeries = {
  id: string
  title: string
  /** From 1, among those that readers see. */
  place: number
  articles: number
  previous?: { id: string; slug: string; title: string }
  next?: { id: string; slug: string; title: string }
}

type Neighbour = { id: string; slug: string; title: string } | null

const place = statement<{
  id: string
  title: string
  place: number
  articles: number
  previous: Neighbour
  next: Neighbour
}>(`
  select s.id, s.title, o.place::int, o.articles::int, o.previous, o.next
    from series_entry e join series s on s.id = e.series_id
    cross join lateral (
      select k.article_id, row_number() over w as place, count(*) over () as articles,
             lag(json_build_object('id', l.article_id, 'slug', l.slug, 'title', l.title)) over w as previous,
             lead(json_build_object('id', l.article_id, 'slug', l.slug, 'title', l.title)) over w as next
        from series_entry k join listing l on l.article_id = k.article_id
       where k.series_id = e.series_id window w as (order by k.position, k.article_id)) o
   where e.article_id = $1 and o.article_id = $1`)

/** Where a published article stands in its series, or undefined. One query; a page that shows it has the tag `series:{id}`. */
export async function seriesOf(
  database: Pick<Database, 'pool'>,
  articleId: string,
): Promise<PlaceInSeries | undefined> {
  const [row] = await place(database, [articleId])
  return row && { ...row, previous: row.previous ?? undefined, next: row.next ?? undefined }
}

function toSeries(row: Row): Series {
  const { media_id, kind, mime, width, height, colour, frames } = row
  return {
    id: row.id,
    accountId: row.account_id,
    handle: row.handle,
    accountName: row.account_name,
    title: row.title,
    description: row.description,
    coverMediaId: media_id,
    cover: media_id ? viewOfRow({ id: media_id, kind, mime, width, height, colour, frames }) : undefined,
    createdAt: row.created_at,
    closed: row.closed_at !== null,
    articles: row.articles,
    followers: row.followers,
  }
}
