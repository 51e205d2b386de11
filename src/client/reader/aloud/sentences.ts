/** A sentence of an article: its words, where they stand, and in which language. */
export type Sentence = { text: string; language: string; range: Range }

const BLOCKS = 'h1, .standfirst, p, h2, h3, h4, h5, h6, li, figcaption, td, th, summary'
/** Notes' numbers, and code, are no words to be said. */
const UNSAID = 'sup, sub, pre, .footnote, .source, [aria-hidden="true"], [hidden]'

/** The sentences of an article in reading order, by the rules of the language that each block is in (UAX 29). */
export function sentencesOf(article: Element): Sentence[] {
  const parts = [...article.querySelectorAll('.article-head h1, .article-head .standfirst, .prose')]
  const blocks = parts.flatMap((part) => (part.matches(BLOCKS) ? [part] : [...part.querySelectorAll(BLOCKS)]))
  return blocks.flatMap(sentencesIn)
}

function sentencesIn(block: Element): Sentence[] {
  const language = block.closest<HTMLElement>('[lang]')?.lang ?? 'en'
  const nodes = textNodes(block)
  const whole = nodes.map((node) => node.data).join('')
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(whole)
  return [...segments].flatMap(({ segment, index }) => {
    const text = segment.trim()
    // What has no letter or digit is not said.
    if (!/[\p{L}\p{N}]/u.test(text)) return []
    const start = index + segment.indexOf(text)
    return [{ text: text.replace(/\s+/g, ' '), language, range: rangeOf(nodes, start, start + text.length) }]
  })
}

function textNodes(block: Element): Text[] {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    // A list item with a list in it says its own words alone; the inner ones are blocks themselves.
    if (parent?.closest(BLOCKS) === block && !parent.closest(UNSAID)) found.push(node as Text)
  }
  return found
}

function rangeOf(nodes: Text[], start: number, end: number): Range {
  const range = new Range()
  let at = 0
  for (const node of nodes) {
    const after = at + node.length
    if (start >= at && start < after) range.setStart(node, start - at)
    if (end > at && end <= after) range.setEnd(node, end - at)
    at = after
  }
  return range
}
