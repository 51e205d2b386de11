import type { Document } from '../../kernel/document/types.ts'

/** The fields of a working copy that the element itself edits; the page's form has the others, of any name. */
export type Fields = { title: string; summary: string; body: Document } & Record<string, unknown>

export type Writing = { name: string; since: string }

export type Urls = {
  draft: string
  media: string
  library: string
  writing: string
  signIn?: string
  /** Where a losing side of a conflict is kept. */
  copies?: string
}

/** What the page says to the element, in `<script type="application/json" id="draft">`. */
export type PageData = {
  articleId: string
  version: number
  session: string
  fields: Fields
  savedAt: string | null
  person: { id: string; name: string }
  writing: Writing | null
  language: string
  messages: Record<string, string>
  limits?: { title?: number; summary?: number }
  urls: Urls
  /** Milliseconds; for tests. */
  timing?: Partial<Timing>
}

export type Timing = {
  /** After the last change, until it is sent. */
  pause: number
  /** The longest that changes wait while somebody goes on typing. */
  most: number
  /** Between two tries when the server is not reached: first and longest. */
  retry: number
  longestRetry: number
  /** Between two signs of life. */
  heartbeat: number
}

export const TIMING: Timing = { pause: 800, most: 5000, retry: 1000, longestRetry: 15_000, heartbeat: 20_000 }

export function readPageData(page: Document_ = document): PageData | undefined {
  const text = page.getElementById('draft')?.textContent
  return text ? (JSON.parse(text) as PageData) : undefined
}

type Document_ = Pick<globalThis.Document, 'getElementById'>
