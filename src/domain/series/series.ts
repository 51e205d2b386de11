import type { MediaView } from '../../kernel/document/index.ts'

/** Ordered articles of an account, or of several. */
export type Series = {
  id: string
  accountId: string
  handle: string
  accountName: string
  title: string
  description: string
  coverMediaId: string | null
  cover?: MediaView
  createdAt: Date
  /** Whether nothing is added to it any more. */
  closed: boolean
  /** Published articles in it. */
  articles: number
  followers: number
}

export const SERIES_LIMITS = { title: 120, description: 1000, articles: 500, guests: 20 } as const
