import type { VNode } from 'preact'
import type { PublishedArticle } from '../../domain/articles/index.ts'
import type { RenderMail } from '../../domain/notifications/index.ts'
import type { PersonalPart, Sessions } from '../../domain/people/index.ts'
import type { ReadCounter } from '../../domain/reading/index.ts'
import type { FrontSettings } from '../../domain/settings/index.ts'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import type { Mail } from '../../platform/mail/index.ts'
import type { PageCache } from '../../platform/page-cache/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import type { Assets } from '../ui/frame.ts'
import type { PortalSource } from './portal.ts'
import type { SharedLists } from './shared-lists.ts'
import type { View } from './view.ts'

/** What a page asks of its reader's own, by ID. */
export type OwnAsked = {
  article?: string
  account?: string
  topic?: string
  series?: string
  /** Of the article whose comments are shown. */
  comments?: string
}
/** One part of the answer of `/me.json`; its keys are its own. Bounded, by key, and nothing for what was not asked. */
export type OwnStatePart = (personId: string, asked: OwnAsked) => Promise<Record<string, unknown>>

/** A page to look at before: the front page or that of a channel (its slug), at a moment, with blocks not saved yet. */
export type PagePreview = {
  channel?: string
  at: Date
  arrangement?: Pick<FrontSettings, 'frontBlocks' | 'frontFill'>
}

/** What the surfaces under `web/` are given; made once, in `app.ts`. */
export type WebContext = {
  config: Config
  database: Database
  storage: Storage
  portal: PortalSource
  shared: SharedLists
  sessions: Sessions
  /** What each part of the portal holds of a person, for their export and for when they leave. */
  personalParts: readonly PersonalPart[]
  /** What each part of the portal tells a reader of their own on a page that is the same for all. */
  ownState: readonly OwnStatePart[]
  /** Absent when the page cache is switched off for measuring. */
  pages: PageCache | undefined
  reads: ReadCounter
  /** Hashed addresses of style and script. */
  assets: Assets
  /** The folder of built client files, served under `/assets/`. */
  assetsFolder: string
  mail: Mail
  renderMail: RenderMail
  /** Draws an article as readers see it, for those who look at it before: the reader's own page. */
  drawArticle(view: View, article: PublishedArticle): Promise<VNode>
  /** Draws the front page or a channel's as readers see it, of another moment or arrangement. */
  drawPage(view: View, page: PagePreview): Promise<VNode>
  log: Log
  now: () => Date
}
