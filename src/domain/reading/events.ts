/** The ranked lists whose places are told by readers' pages. */
export const RANKED_LISTS = ['hot', 'related', 'for-you', 'explore', 'slot', 'newest'] as const
export type RankedList = (typeof RANKED_LISTS)[number]

/** An article that a reader had in sight: in which list, at which place (from 1), and for which reason. */
export type Seen = { list: RankedList; position: number; articleId: string; reason: string }

/** What a page tells: that an article was read (`referrer`: the other site that led here), and what was in sight. */
export type PageEvents = { articleId?: string; referrer?: string; seen: readonly Seen[] }

/** Who tells it. Nothing of it is kept: it is hashed with the day's salt at once. `session` is the session's token. */
export type Sender = { address: string; userAgent: string; session?: string }

/** A read that waits to be written. */
export type WaitingRead = {
  day: string
  at: Date
  articleId: string
  visitor: Buffer
  network: Buffer
  referrer: Buffer | null
  session: string | undefined
}

/** The places of one list that a visitor had in sight, waiting to be written. */
export type WaitingList = {
  day: string
  at: Date
  visitor: Buffer
  list: RankedList
  articles: string[]
  positions: number[]
  reasons: string[]
}

/** What is written together, once: a batch that is tried again has the same ID. */
export type EventBatch = { id: string; reads: WaitingRead[]; lists: WaitingList[] }
