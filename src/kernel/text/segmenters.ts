export type Granularity = 'word' | 'sentence' | 'grapheme'

/** Gives segmenters, each language and granularity made once; making one costs about a millisecond. */
export function createSegmenters(): (language: string, granularity: Granularity) => Intl.Segmenter {
  const made = new Map<string, Intl.Segmenter>()
  return (language, granularity) => {
    const key = `${granularity} ${language}`
    const found = made.get(key)
    if (found) return found
    const segmenter = new Intl.Segmenter(known(language), { granularity })
    // Languages come from a portal's own list; the bound only keeps a mistake from growing without end.
    if (made.size < 100) made.set(key, segmenter)
    return segmenter
  }
}

/** Segmenters of this process; they hold no state that a caller could see. */
export const segmenter = createSegmenters()

function known(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'und'
  } catch {
    return 'und'
  }
}
