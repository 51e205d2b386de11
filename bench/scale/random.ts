/** A source of numbers from 0 to below 1 that is the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from 0 to below `count`, low ones far more often, as words and authors are (about 1 / rank). */
export function skewed(random: () => number, count: number): number {
  return Math.min(count - 1, Math.floor(count ** random()) - 1 + Math.floor(random() * 2))
}

/** A whole number from 0 to below `count`. */
export function even(random: () => number, count: number): number {
  return Math.floor(random() * count)
}
