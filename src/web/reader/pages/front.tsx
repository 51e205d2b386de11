import { accountsToFollow } from '../../../domain/accounts/index.ts'
import { frontPicks, type ListedArticle } from '../../../domain/listing/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { siteJsonLd } from '../json-ld/site.ts'
import { accountCard, articleTags, channelRef, toHotItems, toTeaser } from '../teaser.ts'
import type { ChannelBand, ColumnBand, FrontPage } from '../view-models.ts'
import { FrontView } from '../views/front.tsx'

const SECONDS = 4
const HOT = 10
/** Channels with a block on the front page; a portal with more shows the first of them. */
const CHANNELS = 8
const COLUMNS = 6
const TITLES = 5

/** `/`: the newest with pictures first, the hot list, the channels' headlines, the columns, accounts worth following. */
export async function frontPage(context: WebContext, view: View): Promise<Rendered> {
  const { settings, channels } = await context.portal.get()
  const bands = channels.filter((channel) => !channel.isColumn).slice(0, CHANNELS)
  const columns = channels.filter((channel) => channel.isColumn).slice(0, COLUMNS)
  const shown = [...bands, ...columns]
  const ids = shown.map((channel) => channel.id)
  const [picks, accounts, hot] = await Promise.all([
    frontPicks(context.database, ids),
    accountsToFollow(context.database),
    context.shared.hot(),
  ])
  const { lead, seconds } = leading(picks.newest)
  const onTop = new Set([lead, ...seconds].map((article) => article?.id))
  const rest = (id: string) => preferOther(picks.byChannel.get(id) ?? [], onTop)
  const model: FrontPage = {
    frame: await frameOf(context, view, {
      title: '',
      path: '/',
      channel: '',
      jsonLd: siteJsonLd(settings, view.language, context.config.publicUrl),
      social: { type: 'website' },
    }),
    lead: lead && toTeaser(lead),
    seconds: seconds.map((article) => toTeaser(article)),
    hot: toHotItems(hot.value, HOT),
    channelBands: bands.flatMap((channel): ChannelBand[] => {
      const [first, ...titles] = pictureFirst(rest(channel.id))
      if (!first) return []
      const ref = channelRef(channel, view.language)
      return [
        { channel: ref, lead: toTeaser(first), titles: titles.slice(0, TITLES).map((one) => toTeaser(one)) },
      ]
    }),
    columns: columns.flatMap((channel): ColumnBand[] => {
      const [first] = pictureFirst(rest(channel.id).slice(0, 3))
      const description = localText({ 'zh-CN': '', en: '', ...channel.descriptions }, view.language)
      return first
        ? [{ channel: channelRef(channel, view.language), description, lead: toTeaser(first) }]
        : []
    }),
    accounts: accounts.map(accountCard),
  }
  const articles = [...picks.newest, ...[...picks.byChannel.values()].flat()]
  const tags = [
    'newest',
    ...hot.tags,
    'accounts',
    ...articleTags(articles),
    ...accounts.map((account) => `account:${account.id}`),
  ]
  return { view: <FrontView {...model} />, tags }
}

/** The newest that has a picture leads; up to four more follow, those with pictures first. */
function leading(newest: ListedArticle[]): { lead?: ListedArticle; seconds: ListedArticle[] } {
  const [lead, ...others] = pictureFirst(newest)
  return { lead, seconds: pictureFirst(others, SECONDS).slice(0, SECONDS) }
}

function pictureFirst(articles: ListedArticle[], count = 1): ListedArticle[] {
  const drawn = articles.filter((article) => article.cover).slice(0, count)
  return [...drawn, ...articles.filter((article) => !drawn.includes(article))]
}

/** Articles that do not stand on top of the page already; all of them when nothing else is left. */
function preferOther(articles: ListedArticle[], onTop: Set<string | undefined>): ListedArticle[] {
  const others = articles.filter((article) => !onTop.has(article.id))
  return others.length > 0 ? others : articles
}
