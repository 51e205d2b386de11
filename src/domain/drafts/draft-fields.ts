import type { Document } from '../../kernel/document/index.ts'
import { type AiUse, DRAFT_LIMITS, type Label, type RevisionDraft } from '../articles/index.ts'

/** Everything that a working copy holds. Texts may be empty and the whole unfit to be published. */
export type DraftFields = {
  title: string
  /** Shown in lists; made from the text when empty. */
  summary: string
  /** BCP 47. */
  language: string
  body: Document
  label: Label
  opinion: boolean
  sponsored: boolean
  ai: AiUse
  sourceName: string
  sourceUrl: string
  place: string
  coverMediaId: string | null
  /** The channel that the author wishes for. */
  channelId: string | null
  /** Names. */
  topics: string[]
  commentsOpen: boolean
  /** Last part of the address; made from the title when empty. */
  slug: string
  seriesId: string | null
}

/** Bounds of a working copy, in characters; the document has its own. */
export const FIELD_LIMITS = { ...DRAFT_LIMITS, sourceUrl: 2000, slug: 80 } as const

/** A working copy as it is kept. */
export type Draft = {
  articleId: string
  accountId: string
  version: number
  fields: DraftFields
  savedAt: Date
  /** Who saved it last. */
  savedBy: string | null
  session: string
  /** The version that was handed in last; undefined when none was. */
  submittedVersion?: number
}

/** A working copy as something that can be published. */
export function toRevisionDraft(fields: DraftFields): RevisionDraft {
  return {
    title: fields.title,
    slug: fields.slug || undefined,
    summary: fields.summary || undefined,
    language: fields.language,
    body: fields.body,
    label: fields.label,
    opinion: fields.opinion,
    sponsored: fields.sponsored,
    ai: fields.ai,
    sourceName: fields.sourceName || undefined,
    sourceUrl: fields.sourceUrl || undefined,
    place: fields.place || undefined,
    coverMediaId: fields.coverMediaId ?? undefined,
    channelId: fields.channelId ?? undefined,
    topics: fields.topics,
    commentsOpen: fields.commentsOpen,
  }
}
