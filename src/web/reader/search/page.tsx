import {
  didYouMean,
  type FoundNames,
  findNames,
  parseQuery,
  type Search,
  searchArticles,
  topicsOfLate,
} from '../../../domain/search/index.ts'
import { foldForSearch } from '../../../kernel/text/index.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { View } from '../../http/view.ts'
import { translate } from '../../ui/messages.ts'
import { toHotItems, toTeaser } from '../teaser.ts'
import { readAddress, type SearchAddress, writeAddress } from './address.ts'
import { chooseFilters } from './filters.ts'
import type { SearchModel } from './model.ts'
import { SearchView } from './view.tsx'

const SIZE = 20
const NAMES = { accounts: 3, topics: 6 }
const HOT = 6
const FEW = 3
/** Words that look for the edition for older readers, and no article; traditional ones fold to these. */
const CARE = /^(长辈版|亲情版|关爱版|关怀版|care edition)$/i

/** `/search`: what was asked for in articles, accounts and topics. Some ten queries, all bounded. */
export async function searchPage(context: WebContext, search: Search, view: View, query: unknown) {
  const address = readAddress(query)
  const model = await load(context, search, view, address)
  const title = translate(view.language)(model.asked === '' ? 'search.title' : 'search.titleOf', {
    query: model.asked,
  })
  const words = { title, path: writeAddress(address, { after: address.after }) }
  const plain = model.results.length > 0 && address.after === '' && !model.isNarrowed
  const noIndex = model.asked !== '' && !plain
  const frame = await frameOf(context, view, { ...words, noIndex })
  // Whatever is found, it is one page to those who index the web.
  const canonical = noIndex ? undefined : new URL('/search', context.config.publicUrl).href
  return <SearchView {...model} frame={{ ...frame, canonical }} />
}

async function load(
  context: WebContext,
  search: Search,
  view: View,
  address: SearchAddress,
): Promise<Omit<SearchModel, 'frame'>> {
  const { database } = context
  const asked = parseQuery(address.q)
  const chosen = await chooseFilters(context, address, asked, view.language)
  const order = address.order === 'newest' ? 'newest' : 'best'
  const page = { order, after: address.after, size: SIZE, now: context.now() } as const
  const names = asked.groups.map(({ text }) => text).join('')
  const [first, found, { channels }] = await Promise.all([
    searchArticles(search, asked, chosen.filters, page),
    address.after === '' ? findNames(database, names, NAMES) : NOBODY,
    context.portal.get(),
  ])
  const isDone = !first.late && !first.busy
  const isFew = isDone && first.articles.length < FEW && !first.after
  const meant = isFew ? await didYouMean(search, asked) : undefined
  const instead =
    meant && first.articles.length === 0
      ? await searchArticles(search, parseQuery(meant), chosen.filters, page)
      : undefined
  const shown = instead && instead.articles.length > 0 ? instead : first
  const isEmpty = shown.articles.length === 0 && !first.after
  const [hot, topics] = isEmpty
    ? await Promise.all([context.shared.hot(), topicsOfLate(database)])
    : [undefined, []]
  return {
    address,
    asked: asked.text,
    plain: asked.plain,
    isCut: asked.cut,
    isNarrowed: Object.keys(chosen.filters).length > 0,
    chosen,
    channels: channels.map((channel) => ({ slug: channel.slug, names: channel.names })),
    order,
    results: shown.articles.map(({ article, title, passage }) => ({
      teaser: toTeaser(article),
      title,
      passage,
    })),
    channelNames: new Map(channels.map((channel) => [channel.id, channel])),
    articleChannels: shown.articles.map(({ article }) => article.channelId),
    some: shown.some,
    late: first.late,
    busy: first.busy,
    nextHref: shown.next && shown === first ? writeAddress(address, { after: shown.next }) : undefined,
    firstHref: first.after ? writeAddress(address) : undefined,
    meant,
    isInstead: shown === instead,
    names: found,
    hot: hot ? toHotItems(hot.value, HOT) : [],
    topics,
    offersCare: CARE.test(foldForSearch(asked.text)),
  }
}

const NOBODY: FoundNames = { accounts: [], topics: [] }
