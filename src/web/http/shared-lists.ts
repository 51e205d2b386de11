import { hotList, type ListedArticle, pageOfArticles } from '../../domain/listing/index.ts'
import { FRONT, type LivePlacements, livePlacements, slotsTag } from '../../domain/placements/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { type Tagged, TaggedValues } from '../../platform/page-cache/index.ts'
import { listedTags } from './listed-tags.ts'
import { placementTags } from './placement-tags.ts'

/** An entry of the hot list. */
export type HotEntry = Awaited<ReturnType<typeof hotList>>[number]

const HOT = 10
const NEWEST = 12
/** Channels whose newest are remembered. */
const CHANNELS = 200

/** Lists that stand on many pages, read once in a process until something on them changes. Their tags go with them. */
export class SharedLists {
  private readonly hotLists: TaggedValues<HotEntry[]>
  private readonly newest: TaggedValues<ListedArticle[]>
  private readonly portalNewest: TaggedValues<ListedArticle[]>
  private readonly placed: TaggedValues<LivePlacements>

  /** `now`: as of when placements that have ended are left out. */
  constructor(database: Database, now: () => Date = () => new Date()) {
    const trusted = () => database.purges.connected
    this.hotLists = new TaggedValues(
      async () => {
        const value = await hotList(database, '', HOT)
        return { value, tags: ['hot', ...listedTags(value.map((entry) => entry.article))] }
      },
      { trusted, max: 1 },
    )
    this.newest = new TaggedValues(
      async (channelId) => {
        const { articles } = await pageOfArticles(
          database,
          { kind: 'channel', id: channelId },
          { size: NEWEST },
        )
        return {
          value: articles,
          tags: [`channel:${channelId}`, ...listedTags(articles)],
        }
      },
      { trusted, max: CHANNELS },
    )
    this.portalNewest = new TaggedValues(
      async () => {
        const { articles } = await pageOfArticles(database, { kind: 'portal' }, { size: NEWEST })
        return { value: articles, tags: ['newest', ...listedTags(articles)] }
      },
      { trusted, max: 1 },
    )
    this.placed = new TaggedValues(
      async (page) => {
        const value = await livePlacements(database, page, now())
        return { value, tags: [slotsTag(page), ...placementTags(value.rows)] }
      },
      { trusted, max: CHANNELS },
    )
    database.onPurge((tags) => {
      this.placed.purge(tags)
      this.portalNewest.purge(tags)
      this.hotLists.purge(tags)
      this.newest.purge(tags)
    })
  }

  /** The first ten of the portal's hot list. */
  hot(): Promise<Tagged<HotEntry[]>> {
    return this.hotLists.get('')
  }

  /** The twelve newest of the portal. */
  newestOfPortal(): Promise<Tagged<ListedArticle[]>> {
    return this.portalNewest.get('')
  }

  /** The twelve newest of a channel. */
  newestOf(channelId: string): Promise<Tagged<ListedArticle[]>> {
    return this.newest.get(channelId)
  }

  /** What editors have placed on a page, the front page unless told, with what is to come. */
  placements(page = FRONT): Promise<Tagged<LivePlacements>> {
    return this.placed.get(page)
  }
}
