/** Roughly a second: pairs of markers in one paragraph that the parser may have to compare. */
const MOST_COMPARISONS = 16_000_000
const DEEPEST_PREFIX = 100
const MARKERS = /[*_~`]+|[[\]]/g
const DEEP_PREFIX = new RegExp(`^(?:[ \\t]{0,8}(?:>|[-+*]|\\d{1,9}[.)])){${DEEPEST_PREFIX}}`, 'm')

/**
 * Whether Markdown would take very long: the parser's time grows with the square of the markers in a paragraph
 * (`*a_` a thousand times over) and of the quotes, its stack with the containers that one line opens. Nobody writes so in earnest.
 */
export function isTooCostly(markdown: string): boolean {
  const quotes = markdown.match(/^[ \t]*>/gm)?.length ?? 0
  let comparisons = quotes * quotes * 3
  for (const paragraph of markdown.split(/\n[ \t]*\n/)) {
    const markers = paragraph.match(MARKERS)?.length ?? 0
    comparisons += markers * markers
    if (comparisons > MOST_COMPARISONS) return true
  }
  if (comparisons > MOST_COMPARISONS) return true
  return DEEP_PREFIX.test(markdown)
}
