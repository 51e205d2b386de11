import { pageOfArticles } from '../../../domain/listing/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import { findTopic } from '../../../domain/topics/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import type { Rendered } from '../../http/respond.ts'
import type { View } from '../../http/view.ts'
import { cursorsOf, pagingOf, pathAt } from '../paging.ts'
import { articleTags, channelRef, toHotItems, toTeaser } from '../teaser.ts'
import { ChannelView } from '../views/channel.tsx'
import { TopicView } from '../views/topic.tsx'

const SIZE = 20
const HOT = 8

/** `/c/{channel}`, newest first, by key. Two queries beside the portal's own. Throws `channel.not_found`. */
export async function channelPage(
  context: WebContext,
  view: View,
  slug: string,
  query: unknown,
): Promise<Rendered> {
  const { channels } = await context.portal.get()
  const channel = channels.find((one) => one.slug === slug)
  if (!channel) throw new CodedError('channel.not_found', { slug })
  const ref = channelRef(channel, view.language)
  const list = await listOf(context, { kind: 'channel', id: channel.id }, ref.href, query)
  const description = localText({ 'zh-CN': '', en: '', ...channel.descriptions }, view.language)
  const frame = await frameOf(context, view, {
    title: ref.name,
    description,
    path: list.path,
    channel: slug,
    feeds: [{ type: 'atom', href: `${ref.href}/feed.xml`, title: ref.name }],
  })
  const model = { frame, channel: ref, description, isColumn: channel.isColumn, ...list.parts }
  return { view: <ChannelView {...model} />, tags: [`channel:${channel.id}`, ...list.tags] }
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
  const model = { frame, topic: { slug: topic.slug, name: topic.name, href }, ...list.parts }
  return { view: <TopicView {...model} />, tags: [`topic:${topic.id}`, ...list.tags] }
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
    parts: {
      articles: page.articles.map((one) => toTeaser(one)),
      hot: toHotItems(hot.value, HOT),
      paging: pagingOf(href, page),
    },
    tags: [...hot.tags, ...articleTags(page.articles)],
  }
}
