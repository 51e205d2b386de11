import { MAX_WORDS_LENGTH } from '../attributes.ts'
import { sameMarks, sharedMarks } from '../marks.ts'
import type { Footnote, InlineNode, Mark, Source, Text } from '../types.ts'
import { collapseSpaces, oneLine } from './spaces.ts'

type Run = { text: string; marks: Mark[] }
/** Text, or something that stands between texts. */
type Item = Run | { node: InlineNode }

/**
 * Inline nodes as they are stored after an import: white space as HTML shows it, none at the edges of a line or of a
 * mark, equal neighbours joined, breaks, footnotes and sources without marks, no break at either end.
 */
export function normaliseInline(nodes: InlineNode[]): InlineNode[] {
  return join(expelSpaces(trimLines(nodes)))
}

function trimLines(nodes: InlineNode[]): Item[] {
  const items: Item[] = []
  let lineStart = true
  for (const node of nodes) {
    if (node.type === 'text') {
      let text = collapseSpaces(node.text)
      if (lineStart) text = text.trimStart()
      else if (text.startsWith(' ') && endsWithSpace(items)) text = text.slice(1)
      if (text === '') continue
      items.push({ text, marks: node.marks ?? [] })
      lineStart = false
    } else if (node.type === 'hardBreak') {
      trimEnd(items)
      if (items.length > 0) items.push({ node: { type: 'hardBreak' } })
      lineStart = true
    } else {
      const note = node.type === 'source' ? normaliseSource(node) : normaliseFootnote(node)
      if (!note) continue
      items.push({ node: note })
      lineStart = false
    }
  }
  trimEnd(items)
  while (isBreak(items.at(-1))) items.pop()
  return items
}

function normaliseFootnote(note: Footnote): Footnote | undefined {
  const content = normaliseInline(note.content ?? []) as Text[]
  return content.length > 0 ? { type: 'footnote', content } : undefined
}

/** A source without a title is named by its address; one of which nothing is known goes. */
function normaliseSource({ attrs }: Source): Source | undefined {
  const { href, accessed } = attrs
  const title = oneLine(attrs.title) || (href ?? '').slice(0, MAX_WORDS_LENGTH)
  const author = oneLine(attrs.author)
  const publisher = oneLine(attrs.publisher)
  if (title === '' && author === '' && publisher === '') return undefined
  return { type: 'source', attrs: { title, author, publisher, href, accessed } }
}

function isBreak(item: Item | undefined): boolean {
  return item !== undefined && 'node' in item && item.node.type === 'hardBreak'
}

function endsWithSpace(items: Item[]): boolean {
  const last = items.at(-1)
  return last !== undefined && 'text' in last && last.text.endsWith(' ')
}

function trimEnd(items: Item[]): void {
  for (let last = items.at(-1); last && 'text' in last; last = items.at(-1)) {
    last.text = last.text.trimEnd()
    if (last.text !== '') return
    items.pop()
  }
}

/** White space at the edge of a mark moves out of it: Markdown cannot say it, and nobody sees it. */
function expelSpaces(items: Item[]): Item[] {
  const result: Item[] = []
  items.forEach((item, index) => {
    if ('node' in item || item.marks.length === 0) {
      result.push(item)
      return
    }
    const before = sharedMarks(item.marks, outerMarks(items, index, -1))
    const after = sharedMarks(item.marks, outerMarks(items, index, 1))
    const body = item.text.trim()
    if (body === '') {
      result.push({ text: item.text, marks: sharedMarks(before, after) })
      return
    }
    const start = item.text.indexOf(body)
    const end = start + body.length
    if (start > 0) result.push({ text: item.text.slice(0, start), marks: before })
    result.push({ text: body, marks: item.marks })
    if (end < item.text.length) result.push({ text: item.text.slice(end), marks: after })
  })
  return result
}

/** Marks of the nearest text on one side that is not white space alone; none across a break or a footnote. */
function outerMarks(items: Item[], from: number, step: 1 | -1): Mark[] {
  for (let index = from + step; ; index += step) {
    const item = items[index]
    if (item === undefined || 'node' in item) return []
    if (item.text.trim() !== '') return item.marks
  }
}

function join(items: Item[]): InlineNode[] {
  const runs: Item[] = []
  for (const item of items) {
    const last = runs.at(-1)
    if ('text' in item && last && 'text' in last && sameMarks(last.marks, item.marks)) last.text += item.text
    else runs.push('text' in item ? { ...item } : item)
  }
  return runs.map((item) => ('node' in item ? item.node : textNode(item)))
}

function textNode({ text, marks }: Run): Text {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }
}
