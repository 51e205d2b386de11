import type { Document } from '../../kernel/document/index.ts'

export type Label = 'original' | 'reprint' | 'translation'
/** What an author declares of the part that generative AI had. */
export type AiUse = 'none' | 'assisted' | 'generated'
export type RevisionKind = 'first' | 'minor' | 'update' | 'correction'

/** What lists show of an article's declarations. */
export type ListingFlag = 'opinion' | 'sponsored' | 'ai-assisted' | 'ai-generated'

/** What an author hands in as one state of an article. `topics` are names; `body` is a checked document. */
export type RevisionDraft = {
  title: string
  /** Last part of the address; made from the title when absent. */
  slug?: string
  /** Shown in lists; made from the text when absent. */
  summary?: string
  /** BCP 47, for example `zh-CN` or `en`. */
  language: string
  body: Document
  label: Label
  opinion?: boolean
  sponsored?: boolean
  ai?: AiUse
  /** Where a reprint or translation comes from. */
  sourceName?: string
  sourceUrl?: string
  place?: string
  coverMediaId?: string
  channelId?: string
  topics?: string[]
  /** Whether readers may comment; true unless told. */
  commentsOpen?: boolean
}

/** Bounds of a draft, in characters. */
export const DRAFT_LIMITS = {
  title: 300,
  summary: 600,
  place: 100,
  sourceName: 200,
  topics: 20,
  topic: 60,
} as const
