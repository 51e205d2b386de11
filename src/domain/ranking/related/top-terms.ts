/** A word of an article and how telling it is (TF-IDF). */
export type TellingTerm = { term: string; weight: number }

/** How many words stand for an article. */
export const TOP_TERMS = 25
/** How much more a word of the title weighs than one of the text. */
const TITLE = 3

/** How often each word occurs in an article's title and text; one of the title counts threefold. */
export function countTerms(title: readonly string[], text: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of title) counts.set(term, (counts.get(term) ?? 0) + TITLE)
  for (const term of text) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/**
 * The most telling words of an article: frequent in it (damped), rare elsewhere. `frequency`: how many of the `total`
 * articles have the word; one that no other has tells nothing about relations and is left out. Most telling first.
 */
export function topTerms(
  counts: ReadonlyMap<string, number>,
  frequency: ReadonlyMap<string, number>,
  total: number,
): TellingTerm[] {
  const terms: TellingTerm[] = []
  for (const [term, count] of counts) {
    const articles = Math.min(frequency.get(term) ?? 0, total)
    if (articles < 2) continue
    const weight = (1 + Math.log(count)) * Math.log((total + 1) / (articles + 0.5))
    if (weight > 0) terms.push({ term, weight })
  }
  terms.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
  return terms.slice(0, TOP_TERMS)
}
