import type { Channel } from '../../../domain/channels/index.ts'
import type { FoundNames, FoundTopic, Piece, SearchOrder } from '../../../domain/search/index.ts'
import type { PageFrame } from '../../ui/frame.ts'
import type { HotItem, Teaser } from '../view-models.ts'
import type { SearchAddress } from './address.ts'
import type { ChosenFilters } from './filters.ts'

/** An article that was found: its title and a passage with the hits marked. */
export type Result = { teaser: Teaser; title: Piece[]; passage: Piece[] }

/** What the page of `/search` shows. */
export type SearchModel = {
  frame: PageFrame
  address: SearchAddress
  /** The question as it was read; '' for none. */
  asked: string
  /** The question without words that narrow it. */
  plain: string
  isCut: boolean
  isNarrowed: boolean
  chosen: ChosenFilters
  channels: { slug: string; names: Channel['names'] }[]
  channelNames: ReadonlyMap<string, Channel>
  articleChannels: (string | null)[]
  order: SearchOrder
  results: Result[]
  /** Not all words are in all of them. */
  some: boolean
  /** It took too long; or too many were searching. */
  late: boolean
  busy: boolean
  nextHref?: string
  firstHref?: string
  /** What may have been meant; `isInstead`: the results are for that. */
  meant?: string
  isInstead: boolean
  names: FoundNames
  /** For when nothing was found. */
  hot: HotItem[]
  topics: FoundTopic[]
  offersCare: boolean
}
