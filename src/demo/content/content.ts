import type { SubjectKind } from '../../domain/applications/index.ts'
import type { Label, RevisionKind } from '../../domain/articles/index.ts'
import type { ChannelWords } from '../../domain/channels/index.ts'
import type { Slot } from '../../domain/placements/index.ts'
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

/** What `demo/applications.yaml` says of an application: what was written, by whom, and what came of it. */
export type WrittenApplication = {
  /** Somebody new, or one of those who can sign in. */
  by: { name: string; email?: never } | { email: string; name?: never }
  /** Hours before now. */
  hours: number
  network: number
  language?: string
  kind: SubjectKind
  subject: Record<string, string>
  handle: string
  name: string
  signature: string
  field: string
  plan: string
  earlier: string
  /** The name of a file of proof. */
  proof?: string
  /** The editor has taken it; asked for changes; refused it; and the applicant appealed. */
  taken?: string
  changes?: string
  refused?: string
  appeal?: string
}

/** What `demo/work.yaml` says: a young account, and articles that are not published yet. */
export type WrittenWork = {
  young: { handle: string; name: string; signature: string; field: string; language: string }
  articles: {
    account: string
    title: string
    state: 'draft' | 'submitted' | 'changes' | 'scheduled'
    /** Before now. */
    hours: number
    /** Hours after now in which it comes out. */
    in?: number
    reason?: string
    topics: string[]
    /** Markdown. */
    text: string
  }[]
}

/** What `demo/comments.yaml` says under one article, in the order in which it was said. */
export type WrittenTalk = {
  /** The article's file, without its ending. */
  article: string
  comments: {
    id?: string
    /** The `id` of one before it. */
    answers?: string
    /** The e-mail address of one who can sign in; else the next of the followers. */
    by?: string
    /** Markdown. */
    text: string
    likes?: number
    pin?: boolean
  }[]
}

/** What `demo/slots.yaml` says of a placement. Times are hours from now. */
export type WrittenPlacement = {
  /** A channel's slug; absent for the front page. */
  page?: string
  spot: [slot: Slot, position: number]
  /** An article's file without its ending, or `url`. */
  article?: string
  url?: string
  headline?: string
  summary?: string
  /** The name of a scene. */
  picture?: string
  sponsored?: boolean
  sponsor?: string
  from: number
  until: number
  reason: string
}

export type Content = {
  portal: Pick<
    Settings,
    'portalName' | 'tagline' | 'languages' | 'defaultLanguage' | 'timeZone' | 'accent' | 'contact'
  >
  channels: Omit<ChannelWords, 'position'>[]
  accounts: WrittenAccount[]
  articles: WrittenArticle[]
  applications: WrittenApplication[]
  work: WrittenWork
  talks: WrittenTalk[]
  placements: WrittenPlacement[]
}
