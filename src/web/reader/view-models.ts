/**
 * What the reader's views are given: plain values, already in the page's language where they are the portal's own words.
 * Loaders in `pages/` make them, components in `views/` draw them; a view asks nothing of a database.
 * `href`s are paths on this host unless said otherwise. Times are shown in the portal's zone.
 */
import type { MediaView } from '../../kernel/document/index.ts'
import type { RevisionDiff } from '../ui/diff.ts'
import type { PageFrame } from '../ui/frame.ts'
import type { Reading } from './access/choices.ts'
import type { ArticleComments } from './comments/load-room.ts'
import type { RankedPlace } from './ranked-place.ts'

export type { Assets, ChannelLink, Edition, FeedLink, Language, PageFrame, Theme } from '../ui/frame.ts'

export type ArticleLabel = 'original' | 'reprint' | 'translation'
/** What else is said of an article wherever it is named. */
export type ArticleFlag = 'opinion' | 'sponsored' | 'ai-assisted' | 'ai-generated'

/** An account as a by-line names it. */
export type AccountLink = { handle: string; name: string; href: string; avatar?: MediaView }

export type ChannelRef = { slug: string; name: string; href: string }

/** An article as a list shows it. */
export type Teaser = {
  id: string
  href: string
  title: string
  summary: string
  account: AccountLink
  publishedAt: Date
  /** BCP 47, of the article; may differ from the page's. */
  language: string
  /** Reading time, at least 1. */
  minutes: number
  cover?: MediaView
  label: ArticleLabel
  flags: ArticleFlag[]
  reads?: number
  channel?: ChannelRef
  comments?: number
  /** An editor placed it here, or the ranking did. */
  ranked?: RankedPlace
  /** Somebody pays for the place: who, or '' when that is not told. */
  sponsor?: string
  /** No article of this portal: a series, or a page elsewhere. `id`, `minutes` and the account's address are empty then. */
  instead?: { kind: 'series'; articles: number } | { kind: 'outside'; host: string }
}

/** `explored`: its place is one of those kept for what few have seen. */
export type HotItem = { position: number; teaser: Teaser; reads: number; explored: boolean }

export type AccountCard = AccountLink & {
  id: string
  signature: string
  /** '' when not told. */
  field: string
  /** BCP 47, of name and signature. */
  language: string
  articles: number
  followers: number
  /** 1 to 5. */
  level: number
}

/** Paging by key. `olderHref` absent: this is the last page. `newerHref` absent: this is the first. */
export type Paging = { olderHref?: string; newerHref?: string }

/** A channel's block on the front page: its newest with picture, then up to five titles. */
export type ChannelBand = { channel: ChannelRef; lead: Teaser; titles: Teaser[] }
export type ColumnBand = { channel: ChannelRef; description: string; lead: Teaser }

export type ChannelPage = {
  frame: PageFrame
  channel: ChannelRef
  description: string
  isColumn: boolean
  /** Drawn large on the first page. */
  lead?: Teaser
  /** Up to four that editors placed under it. */
  seconds: Teaser[]
  /** Newest first, without those above. */
  articles: Teaser[]
  hot: HotItem[]
  paging: Paging
}

export type TopicRef = { slug: string; name: string; href: string }
/** What of a topic or a series can be followed, with how many do. */
export type FollowedSubject = { id: string; followers: number }
export type TopicPage = {
  frame: PageFrame
  topic: TopicRef & FollowedSubject
  articles: Teaser[]
  hot: HotItem[]
  paging: Paging
}

/** What stands above each of an account's pages. */
export type AccountHead = {
  account: AccountCard
  joinedAt: Date
  /** Of its articles. */
  likes: number
  reads: number
}
/** `/@handle`: the card and the newest articles. */
export type AccountPage = AccountHead & {
  frame: PageFrame
  articles: Teaser[]
  articlesHref: string
  feeds: { href: string; type: 'atom' | 'json' }[]
}
/** A month in which an account published. `count` ends at `COUNTED`; more are `isMore`. */
export type MonthLink = { month: string; count: number; isMore: boolean; href: string; current: boolean }
/** `/@handle/articles`: all of them, or those of a month (`YYYY-MM`), page by page. */
export type AccountArticles = AccountHead & {
  frame: PageFrame
  month?: string
  /** Newest first. */
  months: MonthLink[]
  articles: Teaser[]
  paging: Paging
}
/** `/@handle/series` */
export type AccountSeries = AccountHead & {
  frame: PageFrame
  series: {
    href: string
    title: string
    description: string
    articles: number
    closed: boolean
    cover?: MediaView
  }[]
}

/** `/series/{id}`, in its own order. */
export type SeriesPage = {
  frame: PageFrame
  account: { name: string; href: string }
  subject: FollowedSubject
  title: string
  description: string
  articles: Teaser[]
  hot: HotItem[]
}

/** Where an article stands in its series, from 1. */
export type SeriesStep = {
  title: string
  href: string
  place: number
  articles: number
  previous?: { title: string; href: string }
  next?: { title: string; href: string }
}

export type Crumb = { name: string; href: string }

/** A change that readers are told about; newest first. */
export type CorrectionNote = { kind: 'update' | 'correction'; note: string; at: Date; number: number }

/** Why an article is named under another; said in words by the view. */
export type RelatedReason =
  | { kind: 'content' }
  | { kind: 'coread' }
  | { kind: 'topic'; name: string }
  | { kind: 'account' }
  | { kind: 'channel'; name: string }
  | { kind: 'newest' }
/** `whyHref`: the page that shows how it got there. */
export type Related = { teaser: Teaser; reason: RelatedReason; whyHref: string }

export type ShareView = {
  /** Absolute short address, which lasts and leads to the canonical one. */
  url: string
  /** `/a/{id}/qr.svg` */
  qrHref: string
  /** `/a/{id}/poster.jpg`, a picture to keep and to send. */
  posterHref?: string
  /** `/a/{id}/share/mastodon`: where `?server=` shows the way to that server; no form without it. */
  mastodonAction?: string
}

export type ArticlePage = {
  frame: PageFrame
  id: string
  /** Absent before it can be liked. */
  likes?: number
  /** Portal › channel; the view adds the last, unlinked one. */
  breadcrumb: Crumb[]
  title: string
  /** The author's own, shown under the title; '' when there is none (not an excerpt). */
  summary: string
  /** BCP 47, of title and text. */
  language: string
  label: ArticleLabel
  /** Shown above the title, most important first. */
  labels: (ArticleLabel | ArticleFlag)[]
  source?: { name: string; href?: string }
  publishedAt: Date
  /** Set when a later revision was published. */
  updatedAt?: Date
  /** '' when not told. */
  place: string
  minutes: number
  reads?: number
  /** Shown above the text unless the text begins with the same picture (`coverInText`). */
  cover?: MediaView
  coverAlt: string
  coverInText: boolean
  /** From `renderHtml`: the only HTML that a view takes as it is. */
  bodyHtml: string
  corrections: CorrectionNote[]
  revisionsCount: number
  historyHref: string
  /** The operator's own words, one for each language of the portal. */
  hostNotice: { language: string; text: string }[]
  topics: TopicRef[]
  series?: SeriesStep
  account: AccountCard
  /** Earlier articles of this account, newest first, up to five. */
  past: Teaser[]
  articlesHref: string
  related: Related[]
  hot: HotItem[]
  channelHeadlines: ChannelBand[]
  share: ShareView
  /** Absent where the article is drawn before it is published. */
  comments?: ArticleComments
  contact: string
}

/** The way to a reader's own Mastodon server; asks again when what was `typed` is no server. */
export type MastodonPage = {
  frame: PageFrame
  article: { title: string; href: string; language: string }
  action: string
  typed: string
  share?: { server: string; href: string }
}

export type RevisionRow = {
  number: number
  kind: 'first' | 'minor' | 'update' | 'correction'
  note: string
  at: Date
  /** This revision against the one before; absent on the first. */
  diffHref?: string
  current: boolean
  /** The one whose diff is shown on this page. */
  shown: boolean
}

export type HistoryPage = {
  frame: PageFrame
  breadcrumb: Crumb[]
  article: { title: string; href: string; language: string }
  /** Newest first. */
  revisions: RevisionRow[]
  diff?: { older: number; newer: number; changes: RevisionDiff }
}

export type HotPage = {
  frame: PageFrame
  entries: HotItem[]
  madeAt?: Date
  /** The channel whose list it is; absent for the portal's. */
  channel?: { id: string; name: string; href: string }
  /** The lists there are: the portal's and each channel's. */
  scopes: { name: string; href: string; current: boolean }[]
}

export type AboutPage = {
  frame: PageFrame
  figures?: { articles: number; accounts: number }
  /** `SOFTWARE_VERSION`, for the line about Masthead. */
  version?: string
}

/** Choices are sent to `POST /preferences` by plain forms. `reading`: what this reader chose until now. */
export type AccessibilityPage = { frame: PageFrame; saved: boolean; reading: Reading }

export type ApplyPage = { frame: PageFrame }

/** `code` is an error code such as `http.not_found`; `reference` names the log line, for status 500 and above. */
export type ErrorPage = { frame: PageFrame; status: number; code: string; reference?: string }

/** 410: the article was published and has been retracted. */
export type GonePage = {
  frame: PageFrame
  title?: string
  retractedAt?: Date
  reason?: string
  account?: AccountLink
}
