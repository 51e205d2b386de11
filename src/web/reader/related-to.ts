import type { PublishedArticle } from '../../domain/articles/index.ts'
import type { AroundArticle, ListedArticle, StoredReason } from '../../domain/listing/index.ts'
import type { Tagged } from '../../platform/page-cache/index.ts'
import type { WebContext } from '../http/context.ts'
import type { Portal } from '../http/portal.ts'
import type { View } from '../http/view.ts'
import { whyHref } from './ranking/why-href.ts'
import { channelRef, toTeaser } from './teaser.ts'
import type { Related, RelatedReason } from './view-models.ts'

/** How many of its channel's newest an article's page names as headlines; related reading does not repeat them. */
export const HEADLINES = 6
const RELATED = 6
/** With fewer than this the portal's newest fill up. */
const ENOUGH = 4

/**
 * Related reading, each with its reason: what was worked out for the article; while that is not enough, its channel’s
 * newest, then the portal’s.
 */
export async function relatedTo(
  context: WebContext,
  portal: Portal,
  view: View,
  article: PublishedArticle,
  stored: AroundArticle['related'],
  channel: Tagged<ListedArticle[]>,
): Promise<Tagged<Related[]>> {
  const own = portal.channels.find((one) => one.id === article.channelId)
  const others = channel.value.filter((one) => one.id !== article.id)
  const related: Related[] = []
  const named = new Set([article.id, ...others.slice(0, HEADLINES).map((one) => one.id)])
  const add = (one: ListedArticle, reason: RelatedReason): void => {
    related.push({
      teaser: toTeaser(one),
      reason,
      whyHref: whyHref({ list: 'related', article: one.id, of: article.id }),
    })
    named.add(one.id)
  }
  for (const { article: one, reason } of stored.slice(0, RELATED)) add(one, asReason(reason))
  const fill = (from: ListedArticle[], reason: RelatedReason): void => {
    for (const one of from) if (related.length < RELATED && !named.has(one.id)) add(one, reason)
  }
  if (own) fill(others, { kind: 'channel', name: channelRef(own, view.language).name })
  if (related.length >= ENOUGH) return { value: related.slice(0, RELATED), tags: [] }
  const newest = await context.shared.newestOfPortal()
  fill(newest.value, { kind: 'newest' })
  return { value: related.slice(0, RELATED), tags: newest.tags }
}

function asReason({ kind, about }: StoredReason): RelatedReason {
  return kind === 'topic' ? { kind, name: about } : { kind }
}
