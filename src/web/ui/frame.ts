/** What every page of every surface is told about itself: the portal, the reader's edition and language, and its head. */

import type { Language } from '../../kernel/languages/index.ts'

export type { Language } from '../../kernel/languages/index.ts'
export type Edition = 'standard' | 'care'
export type Theme = 'auto' | 'light' | 'dark'

/** Hashed addresses from the build, all on this host. */
export type Assets = {
  /** `src/web/ui/styles/reader.css` */
  styles: string
  /** `src/web/ui/styles/work.css`, for sign-in, set-up and console pages */
  workStyles?: string
  /** `/theme.css?v=…`: the operator's accent and the channels' colours, see `themeCss` */
  theme?: string
  /** `src/client/reader.ts`, a module */
  script?: string
  /** The other files of `src/client`, by name without ending: modules for working pages, an element each */
  islands?: Readonly<Record<string, string>>
}

export type PortalView = {
  name: string
  tagline: string
  /** Languages the operator has switched on; the switch is shown when there are two or more. */
  languages: Language[]
  /** IANA zone that times are shown in. */
  timeZone: string
  /** Where applications and complaints are taken; an e-mail address or an http(s) address. '' when not told. */
  contact: string
}

/** A channel in the channel bar. `slug` is '' for the front page's own entry, which the layout adds itself. */
export type ChannelLink = { slug: string; name: string; current: boolean }

export type FeedLink = { type: 'atom' | 'json'; href: string; title: string }

/** Open Graph and JSON-LD; absolute addresses. */
export type SocialView = {
  type: 'website' | 'article' | 'profile'
  image?: { href: string; width: number; height: number; alt: string }
  publishedAt?: Date
  modifiedAt?: Date
}

export type PageFrame = {
  /** The object that portal and channels were read from: parts drawn from them alone are kept with it. */
  source: object
  language: Language
  edition: Edition
  theme: Theme
  /** The reader has a style sheet of their own, `/reading.css`. */
  reading?: boolean
  portal: PortalView
  channels: ChannelLink[]
  /** Path and query of this page, where a choice in `/preferences` comes back to. */
  path: string
  /** The portal has no operator yet: every page says so. */
  notSetUp: boolean
  /** Absolute. Absent on error pages. */
  canonical?: string
  alternates: { language: string; href: string }[]
  /** Without the portal's name; '' on the front page. */
  title: string
  description: string
  feeds: FeedLink[]
  /** Keeps the page out of indexes (errors, preferences). */
  noIndex?: boolean
  social?: SocialView
  /** Written into `<script type="application/ld+json">` (data, not script, under CSP), `<` escaped. */
  jsonLd?: object
  assets: Assets
}
