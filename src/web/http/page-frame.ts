import { channelName } from '../../domain/channels/index.ts'
import { localText } from '../../domain/settings/index.ts'
import type { FeedLink, PageFrame, SocialView } from '../ui/frame.ts'
import type { WebContext } from './context.ts'
import type { Portal } from './portal.ts'
import type { View } from './view.ts'

/** What a page says of itself; the rest of its frame is the portal's. */
export type PageWords = {
  /** Without the portal's name; '' on the front page. */
  title: string
  description?: string
  /** Path of this page on this host, in its canonical form. */
  path: string
  /** Slug of the channel that the page belongs to; '' for the front page. */
  channel?: string
  feeds?: FeedLink[]
  noIndex?: boolean
  social?: SocialView
  jsonLd?: object
  /** The portal to draw with, where the one last committed cannot be had. */
  portal?: Portal
}

/** The frame of a reader page: the portal's name, its channels, and what the page's head says. */
export async function frameOf(context: WebContext, view: View, words: PageWords): Promise<PageFrame> {
  const source = words.portal ?? (await context.portal.get())
  const { settings, channels, themeVersion } = source
  const { publicUrl } = context.config
  const name = localText(settings.portalName, view.language)
  const portalFeeds: FeedLink[] = [
    { type: 'atom', href: '/feed.xml', title: name },
    { type: 'json', href: '/feed.json', title: name },
  ]
  return {
    source,
    ...view,
    portal: {
      name,
      tagline: localText(settings.tagline, view.language),
      languages: settings.languages,
      timeZone: settings.timeZone,
      contact: settings.contact,
    },
    channels: channels.map((channel) => ({
      slug: channel.slug,
      name: channelName(channel, view.language),
      current: channel.slug === words.channel,
    })),
    path: words.path,
    notSetUp: settings.setUpAt === null,
    canonical: words.noIndex ? undefined : new URL(words.path, publicUrl).href,
    alternates: [],
    title: words.title,
    description: words.description || localText(settings.tagline, view.language) || name,
    feeds: [...(words.feeds ?? []), ...portalFeeds],
    noIndex: words.noIndex,
    social: words.social,
    jsonLd: words.jsonLd,
    assets: { ...context.assets, theme: `/theme.css?v=${themeVersion}` },
  }
}
