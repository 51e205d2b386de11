import { whyHref } from './ranking/why-href.ts'

/**
 * Where a list put an article, as the reader's browser tells with what was in sight: which list, how far down the page
 * from 1, the reason as a word; and the way to “why is this here”.
 */
export type RankedPlace = {
  list: 'slot' | FilledBy
  position: number
  reason: string
  whyHref: string
}

/** What fills a place that editors leave free: the newest, what is read most, or of that what few have seen. */
export type FilledBy = 'newest' | 'hot' | 'explore'

/** The place of an article that the ranking put there. */
export function filledPlace(list: FilledBy, position: number, article: string): RankedPlace {
  const asked = { list: list === 'newest' ? list : 'hot', article } as const
  return { list, position, reason: list, whyHref: whyHref(asked) }
}
