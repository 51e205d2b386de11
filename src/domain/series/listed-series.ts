import type { MediaView } from '../../kernel/document/index.ts'
import { type Database, statement } from '../../platform/database/index.ts'
import { viewOfRow } from '../media/index.ts'

/** A series as readers find it. */
export type ListedSeries = {
  id: string
  title: string
  description: string
  closed: boolean
  /** That can be read. */
  articles: number
  cover?: MediaView
}

const MOST = 100

const listed = statement<
  Omit<ListedSeries, 'cover'> & {
    media_id: string | null
    kind: string
    mime: string
    width: number | null
    height: number | null
    colour: string | null
    frames: number
  }
>(`
  select s.id, s.title, s.description, s.closed_at is not null as closed, n.articles,
         m.id as media_id, m.kind, m.mime, m.width, m.height, m.colour, m.frames
    from ((select id from series where account_id = $1 order by id desc limit ${MOST})
          union (select series_id from series_guest where account_id = $1 and joined_at is not null limit ${MOST})) own
    join series s on s.id = own.id
    cross join lateral (select count(*)::int as articles from listing_series where series_id = s.id) n
    left join media m on m.id = s.cover_media_id
   where n.articles > 0 order by s.id desc limit ${MOST}`)

/** An account's series with something to read in them, and those that it is a guest of, the newest first. One query. */
export async function listedSeriesOf(
  database: Pick<Database, 'pool'>,
  accountId: string,
): Promise<ListedSeries[]> {
  const rows = await listed(database, [accountId])
  return rows.map(({ media_id, kind, mime, width, height, colour, frames, ...row }) => ({
    ...row,
    cover: media_id ? viewOfRow({ id: media_id, kind, mime, width, height, colour, frames }) : undefined,
  }))
}
