/** Roughly a second: pairs of markers in one paragraph that the parser may have to compare. */
const MOST_COMPARISONS = 16_000_000
const DEEPEST_PREFIX = 100
const MARKERS = /[*_~`]+|[[\]]/g
const NOTE = /\[\^/g
const LINE_END = /\n/g
/** So far in, a list or quote has been opened fifty times over; each line then costs the square of that. */
const DEEP_LINE = /^[ \t]{100,}(?:>|[-+*]|\d{1,9}[.)])/gm
const MOST_DEEP_LINES = 100
const DEEP_PREFIX = new RegExp(`^(?:[ \\t]{0,8}(?:>|[-+*]|\\d{1,9}[.)])){${DEEPEST_PREFIX}}`, 'm')

/**
 * Whether Markdown would take very long: the parser's time grows with the square of the markers in a paragraph
 * (`*a_` a thousand times over) and of the quotes, with that of notes and lines, and its stack with the containers that one line opens. Nobody writes so in earnest.
 */
export function isTooCostly(markdown: string): boolean {
  const count = (pattern: RegExp) => markdown.match(pattern)?.length ?? 0
  if (count(DEEP_LINE) > MOST_DEEP_LINES) return true
  const quotes = count(/^[ \t]*>/gm)
  let comparisons = quotes * quotes * 3 + count(NOTE) * count(LINE_END)
  for (const paragraph of markdown.split(/\n[ \t]*\n/)) {
    const markers = paragraph.match(MARKERS)?.length ?? 0
    comparisons += markers * markers
    if (comparisons > MOST_COMPARISONS) return true
  }
  if (comparisons > MOST_COMPARISONS) return true
  return DEEP_PREFIX.test(markdown)
}
