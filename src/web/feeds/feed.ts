import { type Account, findAccount } from '../../domain/accounts/index.ts'
import { channelName } from '../../domain/channels/index.ts'
import { type ListedArticle, pageOfArticles, type Scope } from '../../domain/listing/index.ts'
import { localText } from '../../domain/settings/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { WebContext } from '../http/context.ts'
import { listedTags } from '../http/listed-tags.ts'
import type { View } from '../http/view.ts'

const SIZE = 30

/** A feed before it is written in a format. Addresses are absolute. */
export type Feed = {
  title: string
  description: string
  language: string
  /** The page this feed is of. */
  page: string
  articles: ListedArticle[]
  tags: string[]
}

/** What a feed's address asks for. */
export type Asked =
  | { kind: 'portal' }
  | { kind: 'channel'; slug: string }
  | { kind: 'account'; handle: string }

/** The newest articles of the portal, a channel or an account. Throws `channel.not_found`, `account.not_found`. */
export async function feedOf(context: WebContext, view: View, asked: Asked): Promise<Feed> {
  const { settings, channels } = await context.portal.get()
  const portal = localText(settings.portalName, view.language)
  const absolute = (path: string) => new URL(path, context.config.publicUrl).href
  if (asked.kind === 'channel') {
    const channel = channels.find((one) => one.slug === asked.slug)
    if (!channel) throw new CodedError('channel.not_found', { slug: asked.slug })
    const title = `${channelName(channel, view.language)} · ${portal}`
    const page = absolute(`/c/${encodeURIComponent(channel.slug)}`)
    return {
      ...(await newest(context, { kind: 'channel', id: channel.id }, `channel:${channel.id}`)),
      title,
      description: '',
      language: view.language,
      page,
    }
  }
  if (asked.kind === 'account') {
    const account: Account | undefined = await findAccount(context.database, asked.handle)
    if (!account) throw new CodedError('account.not_found', { handle: asked.handle })
    const list = await newest(context, { kind: 'account', id: account.id }, `account:${account.id}`)
    const title = `${account.name} · ${portal}`
    return {
      ...list,
      title,
      description: account.signature,
      language: account.language,
      page: absolute(`/@${account.handle}`),
    }
  }
  const description = localText(settings.tagline, view.language)
  return {
    ...(await newest(context, { kind: 'portal' }, 'newest')),
    title: portal,
    description,
    language: view.language,
    page: absolute('/'),
  }
}

async function newest(
  context: WebContext,
  scope: Scope,
  tag: string,
): Promise<Pick<Feed, 'articles' | 'tags'>> {
  const { articles } = await pageOfArticles(context.database, scope, { size: SIZE })
  return { articles, tags: [tag, ...listedTags(articles)] }
}
