import { pageOfArticles } from '../../../domain/listing/index.ts'
import { channelModel } from '../../../domain/placements/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import { findTopic } from '../../../domain/topics/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { cursorsOf, pagingOf, pathAt } from '../paging.ts'
import { momentOf, placementsFor, standTeaser } from '../placed.ts'
import { articleTags, channelRef, toHotItems, toTeaser } from '../teaser.ts'
import { ChannelView } from '../views/channel.tsx'
import { TopicView } from '../views/topic.tsx'

const SIZE = 20
const HOT = 8

/**
 * `/c/{channel}`, newest first, by key; what editors placed is on its first page. Three queries beside the portal's own.
 * `at`: another moment than now, for those who look at it before. Throws `channel.not_found`.
 */
export async function channelPage(
  context: WebContext,
  view: View,
  slug: string,
  query: unknown,
  at?: Date,
): Promise<Rendered> {
  const { channels } = await context.portal.get()
  const channel = channels.find((one) => one.slug === slug)
  if (!channel) throw new CodedError('channel.not_found', { slug })
  const ref = channelRef(channel, view.language)
  const [list, placed] = await Promise.all([
    listOf(context, { kind: 'channel', id: channel.id }, ref.href, query),
    context.shared.placements(channel.id),
  ])
  const { hot, paging } = list.parts
  const rows = { placements: placementsFor(view, placed.value), articles: list.articles }
  const later = { seconds: [], articles: list.articles, lead: undefined }
  const top = paging.newerHref ? later : channelModel(rows, at ?? momentOf(context.now(), placed.value))
  const stands = [top.lead, ...top.seconds].filter((stand) => stand !== undefined)
  const [lead, ...seconds] = stands.map((stand, index) => standTeaser(stand, index + 1))
  const description = localText({ 'zh-CN': '', en: '', ...channel.descriptions }, view.language)
  const frame = await frameOf(context, view, {
    title: ref.name,
    description,
    path: list.path,
    channel: slug,
    feeds: [{ type: 'atom', href: `${ref.href}/feed.xml`, title: ref.name }],
    noIndex: at !== undefined,
  })
  const articles = top.articles.map((one) => toTeaser(one))
  const model = { frame, channel: ref, description, isColumn: channel.isColumn, hot, paging }
  const tags = [`channel:${channel.id}`, ...placed.tags, ...list.tags]
  return { view: <ChannelView {...model} {...{ lead, seconds, articles }} />, tags }
}

/** `/t/{topic}`, newest first, by key. Three queries beside the portal's own. Throws `topic.not_found`. */
export async function topicPage(
  context: WebContext,
  view: View,
  slug: string,
  query: unknown,
): Promise<Rendered> {
  const topic = await findTopic(context.database.db, slug)
  if (!topic) throw new CodedError('topic.not_found', { slug })
  const href = `/t/${encodeURIComponent(topic.slug)}`
  const list = await listOf(context, { kind: 'topic', id: topic.id }, href, query)
  const frame = await frameOf(context, view, { title: topic.name, path: list.path })
  const model = { frame, topic: { ...topic, href }, ...list.parts }
  return {
    view: <TopicView {...model} />,
    tags: [`topic:${topic.id}`, `followers:${topic.id}`, ...list.tags],
  }
}

async function listOf(
  context: WebContext,
  scope: { kind: 'channel' | 'topic'; id: string },
  href: string,
  query: unknown,
) {
  const cursors = cursorsOf(query)
  const [page, hot] = await Promise.all([
    pageOfArticles(context.database, scope, { size: SIZE, ...cursors }),
    context.shared.hot(),
  ])
  return {
    path: pathAt(href, cursors),
    articles: page.articles,
    parts: {
      articles: page.articles.map((one) => toTeaser(one)),
      hot: toHotItems(hot.value, HOT),
      paging: pagingOf(href, page),
    },
    tags: [...hot.tags, ...articleTags(page.articles)],
  }
}
