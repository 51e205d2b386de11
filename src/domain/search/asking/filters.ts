import { primaryOf } from '../indexing/index-words.ts'

/**
 * What narrows a search. Times: from inclusive, to exclusive. `within` is what a window that moves with the clock is
 * called: places in a list hold to that, not to its times.
 */
export type SearchFilters = {
  channelId?: string
  accountId?: string
  from?: Date
  to?: Date
  within?: string
  /** 'original', 'reprint', 'translation', or what is declared: 'opinion', 'sponsored', 'ai-assisted', 'ai-generated'. */
  label?: string
  /** BCP 47; its country does not matter. */
  language?: string
}

/** The words that articles are filed under, which a tsquery asks for; see index-words.ts. */
export function filterWords({ channelId, accountId, label, language }: SearchFilters): string[] {
  return [
    ...(channelId ? [`@c${channelId}`] : []),
    ...(accountId ? [`@a${accountId}`] : []),
    ...(label ? [`@k${label}`] : []),
    ...(language ? [`@l${primaryOf(language)}`] : []),
  ]
}
