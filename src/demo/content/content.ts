import type { Label, RevisionKind } from '../../domain/articles/index.ts'
import type { ChannelWords } from '../../domain/channels/index.ts'
import type { Settings } from '../../domain/settings/index.ts'

/** What `demo/accounts.yaml` says of an account: the words of the domain, the name of an avatar, how many follow it. */
export type WrittenAccount = {
  handle: string
  name: string
  signature: string
  field: string
  language: string
  avatar: string
  followers: number
}

/** One state of an article; `markdown` names pictures as `picture:NAME`. */
export type WrittenState = { markdown: string; kind: RevisionKind; note: string; hoursLater: number }

/** One file of `demo/articles`. `days` before today at `time` (HH:MM, portal's zone) it was published. */
export type WrittenArticle = {
  file: string
  title: string
  account: string
  channel: string
  topics: string[]
  summary: string
  cover: string
  label: Label
  sourceName?: string
  sourceUrl?: string
  place?: string
  language: string
  days: number
  time: string
  /** The first state, and what came of it later, in order. */
  states: [WrittenState, ...WrittenState[]]
}

export type Content = {
  portal: Pick<
    Settings,
    'portalName' | 'tagline' | 'languages' | 'defaultLanguage' | 'timeZone' | 'accent' | 'contact'
  >
  channels: Omit<ChannelWords, 'position'>[]
  accounts: WrittenAccount[]
  articles: WrittenArticle[]
}
