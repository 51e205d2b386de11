/** Below this numbers are shown in full. */
const IN_FULL = 10_000
/** Above it `12.3k` and `1.2 万` change at multiples of this only, whichever way a language rounds. */
const STEP = 50

/**
 * Whether a number that pages show may look another after a change. The page of something very popular, with thousands
 * of likes, is then not made anew for each of them.
 */
export function looksAnother(before: number, after: number): boolean {
  if (before === after) return false
  if (Math.min(before, after) < IN_FULL) return true
  return Math.floor(before / STEP) !== Math.floor(after / STEP)
}
