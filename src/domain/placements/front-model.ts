import type { Channel } from '../channels/index.ts'
import type { ListedArticle } from '../listing/index.ts'
import type { FrontBlock, FrontFill } from '../settings/index.ts'
import { fill, newestFirst, pictureFirst, type Stand, standsIn } from './fill.ts'
import { type Placement, SLOTS } from './placement.ts'
import { placementsAt } from './placements-at.ts'

/** Among so many the lead and its seconds are looked for: a picture weighs less than being new. */
const NEAR = 12

/** What the front page is assembled from, in any order. */
export type FrontRows = {
  placements: Iterable<Placement>
  /** The newest of the portal and of each channel that has a block. */
  articles: Iterable<ListedArticle>
  /** Places in the hot list. */
  hot: Iterable<{ position: number; article: ListedArticle }>
  channels: Iterable<Channel>
  blocks: readonly FrontBlock[]
  fill: FrontFill
}

/** A block of the front page with what stands in it; the hot list and the accounts are the page's own. */
export type FrontPart =
  | { kind: 'top'; lead?: Stand; seconds: Stand[]; hot: number }
  | { kind: 'channels'; bands: { channel: Channel; lead: Stand; titles: Stand[] }[] }
  | { kind: 'columns'; columns: { channel: Channel; lead: Stand }[] }
  | { kind: 'newest'; articles: ListedArticle[] }
  | { kind: 'accounts'; count: number }

/** The channels whose newest the front page shows: those of its bands, then those of its columns. */
export function channelsOfFront(channels: Iterable<Channel>, blocks: readonly FrontBlock[]) {
  const ordered = [...channels].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  const shown = (kind: 'channels' | 'columns') => {
    const block = blocks.find((one) => one.kind === kind)
    if (!block?.on || !('count' in block)) return []
    return ordered.filter(({ isColumn }) => isColumn === (kind === 'columns')).slice(0, block.count)
  }
  return { bands: shown('channels'), columns: shown('columns') }
}

/**
 * The front page at a moment: what editors placed, and where nothing is placed the ranking; the newest with a picture
 * leads. A function of rows and `now` alone, whatever the order of the rows. What stands on top is not repeated below
 * while there is anything else.
 */
export function frontModel(
  { placements, articles, hot, channels, blocks, fill: by }: FrontRows,
  now: Date,
): FrontPart[] {
  const { shown } = placementsAt(placements, now)
  const newest = newestFirst(articles)
  const hottest = [...hot].sort((a, b) => a.position - b.position).map(({ article }) => article)
  const { bands, columns } = channelsOfFront(channels, blocks)
  const placed = new Set(
    [...shown.values()].map(({ target }) => (target.kind === 'article' ? target.id : '')),
  )
  const free = (list: ListedArticle[]) => list.filter(({ id }) => !placed.has(id))
  const top = blocks.find((block) => block.kind === 'top')
  const ranked =
    by === 'hot' ? [...hottest, ...newest.filter(({ id }) => !hottest.some((one) => one.id === id))] : newest
  const near = free(ranked.slice(0, NEAR + placed.size))
  const [leading, ...others] = pictureFirst(near)
  const lead = top?.on ? standsIn(shown, { slot: 'lead', channelId: null, position: 1 }, leading) : undefined
  const rest = lead?.placement ? near : others
  const seconds = top?.on ? fill(shown, 'second', null, top.seconds, pictureFirst(rest, SLOTS.second)) : []
  const onTop = new Set([lead, ...seconds].map((stand) => stand?.article?.id))
  const own = (channelId: string) => newest.filter((article) => article.channelId === channelId)
  const fresh = (channelId: string) => own(channelId).filter(({ id }) => !onTop.has(id) && !placed.has(id))
  const isPlacedIn = ({ id }: Channel) => [...shown.values()].some(({ channelId }) => channelId === id)
  /** Nothing of a block when it could only say again what stands on top: a young portal looks intended without it. */
  const worthwhile = (some: Channel[]) =>
    some.some((channel) => fresh(channel.id).length > 0 || isPlacedIn(channel)) ? some : []
  const below = (channelId: string) => {
    const other = fresh(channelId)
    return other.length > 0 ? other : own(channelId).filter(({ id }) => !placed.has(id) || onTop.has(id))
  }
  const draw: { [K in FrontBlock['kind']]: (block: Extract<FrontBlock, { kind: K }>) => FrontPart } = {
    top: ({ hot: count }) => ({ kind: 'top', lead, seconds, hot: count }),
    channels: ({ titles }) => ({
      kind: 'channels',
      bands: worthwhile(bands).flatMap((channel) => {
        const [head, ...more] = fill(
          shown,
          'headline',
          channel.id,
          titles + 1,
          pictureFirst(below(channel.id)),
        )
        return head ? [{ channel, lead: head, titles: more }] : []
      }),
    }),
    columns: () => ({
      kind: 'columns',
      columns: worthwhile(columns).flatMap((channel) => {
        const candidates = pictureFirst(below(channel.id).slice(0, 3))
        const [head] = fill(shown, 'column-lead', channel.id, 1, candidates)
        return head ? [{ channel, lead: head }] : []
      }),
    }),
    newest: ({ count }) => ({
      kind: 'newest',
      articles: newest.filter(({ id }) => !onTop.has(id)).slice(0, count),
    }),
    accounts: ({ count }) => ({ kind: 'accounts', count }),
  }
  return blocks.filter(({ on }) => on).map((block) => draw[block.kind](block as never))
}
