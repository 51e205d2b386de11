import type { PhrasingContent } from 'mdast'
import { sameMark } from '../marks.ts'
import type { Footnote, InlineNode, Mark, Source } from '../types.ts'

export type PhrasingOptions = {
  /** Gives a footnote or a source its reference. */
  note(node: Footnote | Source): PhrasingContent
  /** In headings and cells a line cannot end: there a break is `<br>`. */
  oneLine: boolean
}

/** Inline nodes as a Markdown tree: the mark that reaches farthest is outermost. */
export function phrasing(nodes: InlineNode[] | undefined, options: PhrasingOptions): PhrasingContent[] {
  return nest(
    (nodes ?? []).map((node) => ({ node, marks: node.marks ?? [] })),
    options,
  )
}

type Marked = { node: InlineNode; marks: Mark[] }

function nest(items: Marked[], options: PhrasingOptions): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (let at = 0; at < items.length; ) {
    const { node, marks } = items[at] as Marked
    const outer = farthest(items, at, marks)
    if (!outer) {
      result.push(leaf(node, marks, options))
      at++
      continue
    }
    const inside = items.slice(at, at + outer.reach).map((item) => ({
      node: item.node,
      marks: item.marks.filter((mark) => !sameMark(mark, outer.mark)),
    }))
    result.push(...wrapped(outer.mark, nest(inside, options)))
    at += outer.reach
  }
  return result
}

/** Code is the text itself in Markdown, so it is never outside another mark. */
function farthest(items: Marked[], at: number, marks: Mark[]): { mark: Mark; reach: number } | undefined {
  let best: { mark: Mark; reach: number } | undefined
  for (const mark of marks) {
    if (mark.type === 'code') continue
    let reach = 1
    while (items[at + reach]?.marks.some((other) => sameMark(mark, other))) reach++
    if (!best || reach > best.reach) best = { mark, reach }
  }
  return best
}

function wrapped(mark: Mark, children: PhrasingContent[]): PhrasingContent[] {
  switch (mark.type) {
    case 'link':
      return [{ type: 'link', url: mark.attrs.href, children } as PhrasingContent]
    case 'strike':
      return [{ type: 'delete', children }]
    case 'superscript':
      return [{ type: 'html', value: '<sup>' }, ...children, { type: 'html', value: '</sup>' }]
    case 'subscript':
      return [{ type: 'html', value: '<sub>' }, ...children, { type: 'html', value: '</sub>' }]
    case 'strong':
    case 'emphasis':
      return [{ type: mark.type, children }]
    case 'code':
      return children
  }
}

function leaf(node: InlineNode, marks: Mark[], options: PhrasingOptions): PhrasingContent {
  if (node.type === 'footnote' || node.type === 'source') return options.note(node)
  if (node.type === 'hardBreak') return options.oneLine ? { type: 'html', value: '<br>' } : { type: 'break' }
  const code = marks.some((mark) => mark.type === 'code')
  return code ? { type: 'inlineCode', value: node.text } : { type: 'text', value: node.text }
}
