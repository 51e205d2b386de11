import type { MediaView } from '../../kernel/document/index.ts'
import { type ListedRow, toListed } from '../listing/index.ts'
import { viewOfRow } from '../media/index.ts'
import type { Placement, Slot, Target } from './placement.ts'

type Picture<P extends string> = { [K in `${P}_media_id` | `${P}_colour`]: string | null } & {
  [K in `${P}_width` | `${P}_height`]: number | null
} & { [K in `${P}_mime`]: string } & { [K in `${P}_frames`]: number }

type SeriesRow = {
  series_title: string | null
  series_description: string
  series_language: string
  series_account_id: string
  series_account: string
  series_articles: number
} & Picture<'series'>

/** A row of a query of placements: the placement, its article as listed, its series, its own picture. */
export type PlacementRow = Omit<ListedRow, 'article_id'> & { article_id: string | null } & SeriesRow &
  Picture<'own'> & {
    placement_id: string
    page: string
    slot: Slot
    spot_channel_id: string | null
    position: number
    target_article_id: string | null
    series_id: string | null
    url: string | null
    headline: string
    own_summary: string
    from_at: Date
    until_at: Date | null
    sponsored: boolean
    sponsor: string
    wants_approval: boolean
    begun: number
    approved: number | null
    ended: number | null
    revision_id: string | null
    listed_revision_id: string | null
    seen_title: string | null
    seen_language: string | null
  }

/** A placement of its row. */
export function toPlacement(row: PlacementRow): Placement {
  return {
    id: row.placement_id,
    page: row.page,
    slot: row.slot,
    channelId: row.spot_channel_id,
    position: row.position,
    target: targetOf(row),
    headline: row.headline,
    summary: row.own_summary,
    picture: pictureOf(row, 'own'),
    from: row.from_at,
    until: row.until_at,
    sponsored: row.sponsored,
    sponsor: row.sponsor,
    wantsApproval: row.wants_approval,
    begun: row.begun,
    approved: row.approved,
    ended: row.ended,
  }
}

function targetOf(row: PlacementRow): Target {
  if (row.target_article_id) {
    const { article_id } = row
    return {
      kind: 'article',
      id: row.target_article_id,
      article: article_id ? toListed({ ...row, article_id }) : undefined,
      seen: { title: row.seen_title ?? '', language: row.seen_language ?? '' },
      edited: row.listed_revision_id !== null && row.listed_revision_id !== row.revision_id,
    }
  }
  if (!row.series_id) return { kind: 'outside', url: row.url ?? '' }
  if (row.series_title === null) return { kind: 'series', id: row.series_id }
  const series = {
    id: row.series_id,
    title: row.series_title,
    description: row.series_description,
    language: row.series_language,
    articles: row.series_articles,
    account: { id: row.series_account_id, name: row.series_account },
    cover: pictureOf(row, 'series'),
  }
  return { kind: 'series', id: series.id, series }
}

function pictureOf<P extends 'own' | 'series'>(row: Picture<P>, prefix: P): MediaView | undefined {
  const of = (name: string) => (row as Record<string, unknown>)[`${prefix}_${name}`]
  if (!of('media_id')) return undefined
  return viewOfRow({
    id: of('media_id') as string,
    kind: 'picture',
    mime: of('mime') as string,
    width: of('width') as number | null,
    height: of('height') as number | null,
    colour: of('colour') as string | null,
    frames: of('frames') as number,
  })
}
