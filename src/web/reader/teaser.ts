import type { Account } from '../../domain/accounts/index.ts'
import { type Channel, channelName } from '../../domain/channels/index.ts'
import type { ListedArticle } from '../../domain/listing/index.ts'
import { readingMinutes } from '../../kernel/text/index.ts'
import { listedTags } from '../http/listed-tags.ts'
import type { Language } from '../ui/frame.ts'
import type { AccountCard, AccountLink, ChannelRef, HotItem, Teaser } from './view-models.ts'

/** Path of an article in its canonical form. */
export function articlePath(article: { id: string; slug: string }): string {
  return article.slug ? `/a/${article.id}/${encodeURIComponent(article.slug)}` : `/a/${article.id}`
}

export function accountLink(account: ListedArticle['account']): AccountLink {
  return { handle: account.handle, name: account.name, href: `/@${account.handle}`, avatar: account.avatar }
}

export function channelRef(channel: Channel, language: Language): ChannelRef {
  const href = `/c/${encodeURIComponent(channel.slug)}`
  return { slug: channel.slug, name: channelName(channel, language), href }
}

export function toTeaser(article: ListedArticle, channel?: ChannelRef): Teaser {
  return {
    id: article.id,
    href: articlePath(article),
    title: article.title,
    summary: article.summary,
    account: accountLink(article.account),
    publishedAt: article.publishedAt,
    language: article.language,
    minutes: readingMinutes(article.units),
    cover: article.cover,
    label: article.label,
    flags: article.flags,
    channel,
  }
}

const hotItems = new WeakMap<object, Map<number, HotItem[]>>()

/** The first `length` of a shared hot list as a page shows them: the same array for the same list, so that what is drawn from it can be kept. */
export function toHotItems(list: Parameters<typeof toHotItem>[0][], length: number): HotItem[] {
  const byLength = hotItems.get(list) ?? new Map<number, HotItem[]>()
  hotItems.set(list, byLength)
  const known = byLength.get(length)
  const items = known ?? list.slice(0, length).map(toHotItem)
  if (!known) byLength.set(length, items)
  return items
}

export function toHotItem(entry: {
  article: ListedArticle
  position: number
  reads: number
  explored: boolean
}): HotItem {
  const { position, reads, explored } = entry
  return { position, reads, explored, teaser: toTeaser(entry.article) }
}

export function accountCard(account: Omit<Account, 'createdAt' | 'likes' | 'reads'>): AccountCard {
  return {
    id: account.id,
    handle: account.handle,
    name: account.name,
    href: `/@${account.handle}`,
    avatar: account.avatar,
    signature: account.signature,
    field: account.field,
    language: account.language,
    articles: account.articles,
    followers: account.followers,
    level: account.level,
  }
}

/** Page-cache tags of articles that a page shows. */
export function articleTags(articles: Iterable<ListedArticle>): string[] {
  return listedTags(articles)
}
