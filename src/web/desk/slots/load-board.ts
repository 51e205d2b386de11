import { frontPicks, hotList, type ListedArticle, pageOfArticles } from '../../../domain/listing/index.ts'
import {
  channelModel,
  channelsOfFront,
  frontModel,
  livePlacements,
  type Passed,
  type Placement,
  placementsAt,
  SLOTS,
  type Spot,
  type Stand,
  spotKey,
} from '../../../domain/placements/index.ts'
import type { WebContext } from '../../http/context.ts'
import type { SlotPage } from './slot-page.ts'

/** A place with what stands in it: a placement, or an article by the ranking. */
export type BoardSpot = { spot: Spot; key: string; placement?: Placement; article?: ListedArticle }

/** Places that belong together: the top of the page, a channel's headlines, the columns, what the page does not show. */
export type BoardGroup = {
  kind: 'top' | 'headline' | 'column-lead' | 'other'
  channelId?: string
  spots: BoardSpot[]
}

/** A page at the desk: its places, what does not stand although its time it is, what is to come. */
export type Board = {
  groups: BoardGroup[]
  passed: Passed[]
  /** In the order of their beginnings; those that wait for a second editor too. */
  coming: Placement[]
  all: Placement[]
}

/** Reads a page as it stands now. At most four queries, by index. */
export async function loadBoard(context: WebContext, slotPage: SlotPage, now: Date): Promise<Board> {
  const [{ rows }, groups] = await Promise.all([
    livePlacements(context.database, slotPage.page, now),
    slotPage.channel ? channelGroups(context, slotPage.channel.id) : frontGroups(context),
  ])
  const drawn = groups(rows, now)
  const { shown, passed } = placementsAt(rows, now)
  const known = new Set(drawn.flatMap(({ spots }) => spots.map(({ key }) => key)))
  const other = [...shown]
    .filter(([key]) => !known.has(key))
    .map(([key, placement]) => standing(key, placement))
  return {
    groups: other.length > 0 ? [...drawn, { kind: 'other', spots: other }] : drawn,
    passed,
    coming: rows.filter(({ from }) => from > now).sort((a, b) => a.from.getTime() - b.from.getTime()),
    all: rows,
  }
}

type Draw = (rows: Placement[], now: Date) => BoardGroup[]

async function channelGroups(context: WebContext, id: string): Promise<Draw> {
  const { articles } = await pageOfArticles(context.database, { kind: 'channel', id }, { size: 20 })
  return (rows, now) => {
    const { lead, seconds } = channelModel({ placements: rows, articles }, now)
    const spots = [...positions('lead', null, 1, lead ? [lead] : [], rows, now)]
    return [
      { kind: 'top', spots: [...spots, ...positions('second', null, SLOTS.second, seconds, rows, now)] },
    ]
  }
}

async function frontGroups(context: WebContext): Promise<Draw> {
  const { settings, channels } = await context.portal.get()
  const { frontBlocks: blocks, frontFill: fill } = settings
  const { bands, columns } = channelsOfFront(channels, blocks)
  const ids = [...bands, ...columns].map(({ id }) => id)
  const [articles, hot] = await Promise.all([
    frontPicks(context.database, ids),
    hotList(context.database, '', 10),
  ])
  return (rows, now) => {
    const parts = frontModel({ placements: rows, articles, hot, channels, blocks, fill }, now)
    const top = parts.find((part) => part.kind === 'top')
    const inBand = (id: string) => {
      const part = parts.find(({ kind }) => kind === 'channels')
      const band = part?.kind === 'channels' ? part.bands.find(({ channel }) => channel.id === id) : undefined
      return band ? [band.lead, ...band.titles] : []
    }
    const inColumn = (id: string) => {
      const part = parts.find(({ kind }) => kind === 'columns')
      const column =
        part?.kind === 'columns' ? part.columns.find(({ channel }) => channel.id === id) : undefined
      return column ? [column.lead] : []
    }
    const titles = blocks.find((block) => block.kind === 'channels')?.titles ?? 0
    const seconds = blocks.find((block) => block.kind === 'top')?.seconds ?? 0
    return [
      ...(top?.kind === 'top'
        ? [
            {
              kind: 'top' as const,
              spots: [
                ...positions('lead', null, 1, top.lead ? [top.lead] : [], rows, now),
                ...positions('second', null, seconds, top.seconds, rows, now),
              ],
            },
          ]
        : []),
      ...bands.map(({ id }) => ({
        kind: 'headline' as const,
        channelId: id,
        spots: positions('headline', id, titles + 1, inBand(id), rows, now),
      })),
      ...(columns.length > 0
        ? [
            {
              kind: 'column-lead' as const,
              spots: columns.flatMap(({ id }) => positions('column-lead', id, 1, inColumn(id), rows, now)),
            },
          ]
        : []),
    ]
  }
}

/** Each position of a slot, with what is placed there or what the ranking puts there. */
function positions(
  slot: Spot['slot'],
  channelId: string | null,
  count: number,
  stands: Stand[],
  rows: Placement[],
  now: Date,
): BoardSpot[] {
  const { shown } = placementsAt(rows, now)
  const ranked = stands.filter(({ placement }) => !placement).map(({ article }) => article)
  return Array.from({ length: count }, (_, index) => {
    const spot = { slot, channelId, position: index + 1 }
    const placement = shown.get(spotKey(spot))
    return placement
      ? standing(spotKey(spot), placement)
      : { spot, key: spotKey(spot), article: ranked.shift() }
  })
}

function standing(key: string, placement: Placement): BoardSpot {
  const { slot, channelId, position, target } = placement
  const article = target.kind === 'article' ? target.article : undefined
  return { spot: { slot, channelId, position }, key, placement, article }
}
