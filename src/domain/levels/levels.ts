/** An account's public level, the highest whose conditions it meets. */
export type Level = 1 | 2 | 3 | 4 | 5

/** What an account must have for a level, all of it: published articles, followers, reads until yesterday, days since it was opened. */
export type LevelRule = { level: Level; articles: number; followers: number; reads: number; days: number }

/** The rule, in one place: the job computes with it and the page about levels tells it. */
export const LEVELS: readonly LevelRule[] = [
  { level: 1, articles: 0, followers: 0, reads: 0, days: 0 },
  { level: 2, articles: 3, followers: 10, reads: 200, days: 7 },
  { level: 3, articles: 10, followers: 100, reads: 5_000, days: 30 },
  { level: 4, articles: 30, followers: 1_000, reads: 100_000, days: 90 },
  { level: 5, articles: 100, followers: 10_000, reads: 1_000_000, days: 180 },
]
