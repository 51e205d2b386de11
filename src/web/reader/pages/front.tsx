import { accountsToFollow } from '../../../domain/accounts/index.ts'
import { frontPicks } from '../../../domain/listing/index.ts'
import { channelsOfFront, type FrontPart, frontModel, type Stand } from '../../../domain/placements/index.ts'
import { type FrontFill, type FrontSettings, localText } from '../../../domain/settings/index.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import type { FrontBlockView } from '../front-models.ts'
import { siteJsonLd } from '../json-ld/site.ts'
import { momentOf, placementsFor, standTeaser } from '../placed.ts'
import type { FilledBy } from '../ranked-place.ts'
import { accountCard, articleTags, channelRef, toHotItems } from '../teaser.ts'
import { FrontView } from '../views/front.tsx'

/** Another moment or arrangement than that in force, for those who look at it before. */
export type Preview = { at?: Date; arrangement?: Pick<FrontSettings, 'frontBlocks' | 'frontFill'> }

/** `/`: what editors placed and the ranking, in the blocks that the operator arranged. Four queries beside the portal's own. */
export async function frontPage(context: WebContext, view: View, preview: Preview = {}): Promise<Rendered> {
  const { settings, channels } = await context.portal.get()
  const { frontBlocks: blocks, frontFill: fill } = preview.arrangement ?? settings
  const shown = channelsOfFront(channels, blocks)
  const ids = [...shown.bands, ...shown.columns].map((channel) => channel.id)
  const [articles, accounts, hot, placed] = await Promise.all([
    frontPicks(context.database, ids),
    accountsToFollow(context.database),
    context.shared.hot(),
    context.shared.placements(),
  ])
  const at = preview.at ?? momentOf(context.now(), placed.value)
  const rows = {
    placements: placementsFor(view, placed.value),
    articles,
    hot: hot.value,
    channels,
    blocks,
    fill,
  }
  const frame = await frameOf(context, view, {
    title: '',
    path: '/',
    channel: '',
    jsonLd: siteJsonLd(settings, view.language, context.config.publicUrl),
    social: { type: 'website' },
    noIndex: preview.at !== undefined || preview.arrangement !== undefined,
  })
  const draw = drawing({ view, hot: hot.value, accounts, fill })
  const tags = [
    'newest',
    ...placed.tags,
    ...hot.tags,
    'accounts',
    ...articleTags(articles),
    ...accounts.map((account) => `account:${account.id}`),
  ]
  return { view: <FrontView frame={frame} blocks={frontModel(rows, at).map(draw)} />, tags }
}

type Lists = {
  view: View
  hot: Parameters<typeof toHotItems>[0]
  accounts: Parameters<typeof accountCard>[0][]
  fill: FrontFill
}

/** Draws block after block, counting from the top of the page what stands in it. */
function drawing({ view: { language }, hot, accounts, fill }: Lists): (part: FrontPart) => FrontBlockView {
  let position = 0
  const teaser = (stand: Stand, by?: FilledBy) => {
    position += 1
    return standTeaser(stand, position, by)
  }
  // Where the list of what is read most fills the top, what is in that list came from it; after it come the newest.
  const onTop = (stand: Stand) => {
    const entry = fill === 'hot' ? hot.find(({ article }) => article.id === stand.article?.id) : undefined
    return teaser(stand, entry && (entry.explored ? 'explore' : 'hot'))
  }
  return (part) => {
    switch (part.kind) {
      case 'top':
        return {
          kind: 'top',
          lead: part.lead && onTop(part.lead),
          seconds: part.seconds.map(onTop),
          hot: toHotItems(hot, part.hot),
        }
      case 'channels':
        return {
          kind: 'channels',
          bands: part.bands.map(({ channel, lead, titles }) => ({
            channel: channelRef(channel, language),
            lead: teaser(lead),
            titles: titles.map((stand) => teaser(stand)),
          })),
        }
      case 'columns':
        return {
          kind: 'columns',
          columns: part.columns.map(({ channel, lead }) => ({
            channel: channelRef(channel, language),
            description: localText({ 'zh-CN': '', en: '', ...channel.descriptions }, language),
            lead: teaser(lead),
          })),
        }
      case 'newest':
        return { kind: 'newest', teasers: part.articles.map((article) => teaser({ article })) }
      case 'accounts':
        return { kind: 'accounts', accounts: accounts.slice(0, part.count).map(accountCard) }
    }
  }
}
