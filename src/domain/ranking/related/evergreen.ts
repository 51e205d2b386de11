/** Reading of late halves in weight in this many days, see {@link decayed}. */
export const PACE_HALF_DAYS = 28
const OLD_DAYS = 60
const LEAST_READERS = 20

/** What was counted at a moment, as it weighs `days` later. */
export function decayed(count: number, days: number): number {
  return count * 0.5 ** (Math.max(0, days) / PACE_HALF_DAYS)
}

/**
 * Whether an article does not age: at least 60 days old, read by at least 20 of late, and still read at half or more
 * of its lifetime's pace. `lately`: readers, decayed; one a day for ever adds up to 28 / ln 2, about 40.
 */
export function isEvergreen({
  days,
  reads,
  lately,
}: {
  days: number
  reads: number
  lately: number
}): boolean {
  if (days < OLD_DAYS || lately < LEAST_READERS) return false
  const perDay = lately / (PACE_HALF_DAYS / Math.LN2)
  return perDay >= 0.5 * (reads / days)
}
