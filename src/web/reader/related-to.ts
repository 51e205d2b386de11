import type { PublishedArticle } from '../../domain/articles/index.ts'
import type { AroundArticle, ListedArticle } from '../../domain/listing/index.ts'
import type { Tagged } from '../../platform/page-cache/index.ts'
import type { WebContext } from '../http/context.ts'
import type { Portal } from '../http/portal.ts'
import type { View } from '../http/view.ts'
import { channelRef, toTeaser } from './teaser.ts'
import type { Related, RelatedReason } from './view-models.ts'

/** How many of its channel's newest an article's page names as headlines; related reading does not repeat them. */
export const HEADLINES = 6
const RELATED = 6
/** With fewer than this the portal's newest fill up. */
const ENOUGH = 4

/** Related reading, each with its reason: same topic, then same channel, then what is new on the portal. */
export async function relatedTo(
  context: WebContext,
  portal: Portal,
  view: View,
  article: PublishedArticle,
  onTopics: AroundArticle['onTopics'],
  channel: Tagged<ListedArticle[]>,
): Promise<Tagged<Related[]>> {
  const own = portal.channels.find((one) => one.id === article.channelId)
  const others = channel.value.filter((one) => one.id !== article.id)
  const related: Related[] = []
  const named = new Set([article.id, ...others.slice(0, HEADLINES).map((one) => one.id)])
  const add = (one: ListedArticle, reason: RelatedReason): void => {
    related.push({ teaser: toTeaser(one), reason })
    named.add(one.id)
  }
  for (const { article: one, topic } of onTopics) add(one, { kind: 'topic', name: topic })
  const fill = (from: ListedArticle[], reason: RelatedReason): void => {
    for (const one of from) if (related.length < RELATED && !named.has(one.id)) add(one, reason)
  }
  if (own) fill(others, { kind: 'channel', name: channelRef(own, view.language).name })
  if (related.length >= ENOUGH) return { value: related.slice(0, RELATED), tags: [] }
  const newest = await context.shared.newestOfPortal()
  fill(newest.value, { kind: 'newest' })
  return { value: related.slice(0, RELATED), tags: newest.tags }
}
