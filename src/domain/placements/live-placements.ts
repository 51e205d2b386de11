import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED } from '../listing/index.ts'
import type { Placement } from './placement.ts'
import { type PlacementRow, toPlacement } from './placement-row.ts'

/** Placements of one page that may wait or stand at a time. */
export const LIVE_MOST = 200

/** What every query of placements selects; `p` is the placement. */
export const PLACED = {
  columns: `p.id as placement_id, p.page, p.slot, p.channel_id as spot_channel_id, p.position, p.article_id as target_article_id,
    p.series_id, p.url, p.headline, p.summary as own_summary, p.from_at, nullif(p.until_at, 'infinity') as until_at,
    p.sponsored, p.sponsor, p.wants_approval, p.begun, p.approved, p.ended, p.revision_id, r.title as seen_title,
    r.language as seen_language, o.*, s.*, m.id as own_media_id, m.mime as own_mime, m.width as own_width,
    m.height as own_height, m.colour as own_colour, m.frames as own_frames`,
  joins: `left join revision r on r.id = p.revision_id
    left join lateral (select ${LISTED.columns}, l.revision_id as listed_revision_id
      from listing l ${LISTED.joins} where l.article_id = p.article_id) o on true
    left join lateral (select s.title as series_title, s.description as series_description, a.language as series_language,
        s.account_id as series_account_id, a.name as series_account, c.id as series_media_id, c.mime as series_mime,
        c.width as series_width, c.height as series_height, c.colour as series_colour, c.frames as series_frames,
        (select count(*)::int from series_entry e join listing k on k.article_id = e.article_id
          where e.series_id = s.id) as series_articles
      from series s join account a on a.id = s.account_id left join media c on c.id = s.cover_media_id
     where s.id = p.series_id) s on true
    left join media m on m.id = p.media_id`,
}

const live = statement<PlacementRow & { struck_ms: number }>(`
  with live as (select * from placement
                 where page = $1 and ended is null and until_at > $2 order by until_at, id limit ${LIVE_MOST})
  select ${PLACED.columns},
         (select extract(epoch from struck_at) * 1000 from placement_clock)::float8 as struck_ms
    from live p ${PLACED.joins} order by p.begun, p.id`)

/** The placements of a page that stand or are to come, and no moment before `notBefore` may be drawn from them. */
export type LivePlacements = { rows: Placement[]; notBefore: number }

/**
 * What stands on a page or is to come, as of `now`. `notBefore` (milliseconds) is the last beginning or end that was
 * told to the page cache: a node whose clock is behind draws no earlier page. One query, by index, at most 200 rows.
 */
export async function livePlacements(
  database: Pick<Database, 'pool'>,
  page: string,
  now: Date,
): Promise<LivePlacements> {
  const rows = await live(database, [page, now])
  return { rows: rows.map(toPlacement), notBefore: rows[0]?.struck_ms ?? Number.NEGATIVE_INFINITY }
}
