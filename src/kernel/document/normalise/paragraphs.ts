import type { BlockNode, Heading, InlineNode } from '../types.ts'
import { normaliseInline } from './inline.ts'

/** One paragraph for each part of the text; two line breaks in a row part it, as pages without paragraphs do. */
export function paragraphsOf(nodes: InlineNode[]): BlockNode[] {
  const parts: InlineNode[][] = [[]]
  for (const node of normaliseInline(nodes)) {
    const part = parts.at(-1) as InlineNode[]
    if (node.type !== 'hardBreak' || part.at(-1)?.type !== 'hardBreak') part.push(node)
    else {
      part.pop()
      parts.push([])
    }
  }
  return parts
    .map((part) => normaliseInline(part))
    .filter((part) => part.length > 0)
    .map((content) => ({ type: 'paragraph', content }))
}

/** The heading if it has words, with at most one line break in a row. */
export function headingOf(heading: Heading): BlockNode[] {
  const nodes = normaliseInline(heading.content ?? [])
  const content = nodes.filter((node, at) => node.type !== 'hardBreak' || nodes[at - 1]?.type !== 'hardBreak')
  return content.length > 0 ? [{ type: 'heading', attrs: heading.attrs, content }] : []
}
