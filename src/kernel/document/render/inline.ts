import { escapeHtml } from '../escape-html.ts'
import { isExternal } from '../link-address.ts'
import { numberOf } from '../sources.ts'
import type { InlineNode, Mark, Source } from '../types.ts'
import type { RenderState } from './state.ts'

const TAGS = {
  link: 'a',
  strong: 'strong',
  emphasis: 'em',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
} as const

const NO_MARKS: Mark[] = []

/** Text with its marks; a mark that spans several nodes opens once. */
export function inlineHtml(nodes: InlineNode[] | undefined, state: RenderState): string {
  return markedHtml(nodes, (node) => nodeHtml(node, state))
}

/** Inline nodes, each as `nodeHtml` says, within the elements of their marks. */
export function markedHtml(nodes: InlineNode[] | undefined, nodeHtml: (node: InlineNode) => string): string {
  if (nodes === undefined) return ''
  let html = ''
  let open: Mark[] = NO_MARKS
  for (const node of nodes) {
    const marks = node.type === 'text' ? (node.marks ?? NO_MARKS) : withoutLink(node.marks)
    if (marks !== open) {
      const shared = countShared(open, marks)
      html += closing(open, shared) + opening(marks, shared)
      open = marks
    }
    html += nodeHtml(node)
  }
  return html + closing(open, 0)
}

function nodeHtml(node: InlineNode, state: RenderState): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(node.text)
    case 'hardBreak':
      return '<br>'
    case 'footnote': {
      const number = state.footnotes.push(node)
      const name = escapeHtml(state.words.footnote(number))
      return `<sup class="footnote"><a href="#fn-${number}" id="fnref-${number}" aria-label="${name}">${number}</a></sup>`
    }
    case 'source':
      return citationHtml(node, state)
  }
}

/** A source that is cited again keeps its number. */
function citationHtml({ attrs }: Source, state: RenderState): string {
  const number = numberOf(attrs, state.sources)
  const which = (state.citations.get(number) ?? 0) + 1
  state.citations.set(number, which)
  const name = escapeHtml(state.words.source(number))
  const id = `srcref-${number}${which === 1 ? '' : `-${which}`}`
  return `<sup class="source"><a href="#src-${number}" id="${id}" aria-label="${name}">[${number}]</a></sup>`
}

/** Footnotes and sources are links themselves, and links do not nest. */
function withoutLink(marks: Mark[] | undefined): Mark[] {
  if (marks === undefined) return NO_MARKS
  return marks.some((mark) => mark.type === 'link') ? marks.filter((mark) => mark.type !== 'link') : marks
}

function countShared(open: Mark[], marks: Mark[]): number {
  let shared = 0
  while (shared < open.length && shared < marks.length && same(open[shared], marks[shared])) shared++
  return shared
}

function same(a: Mark | undefined, b: Mark | undefined): boolean {
  if (a?.type !== b?.type) return false
  return a?.type !== 'link' || b?.type !== 'link' || a.attrs.href === b.attrs.href
}

function opening(marks: Mark[], from: number): string {
  let html = ''
  for (let index = from; index < marks.length; index++) {
    const mark = marks[index] as Mark
    html += mark.type === 'link' ? linkTag(mark.attrs.href) : `<${TAGS[mark.type]}>`
  }
  return html
}

function linkTag(href: string): string {
  const relation = isExternal(href) ? ' rel="nofollow ugc noopener"' : ''
  return `<a href="${escapeHtml(href)}"${relation}>`
}

function closing(marks: Mark[], down: number): string {
  let html = ''
  for (let index = marks.length - 1; index >= down; index--) html += `</${TAGS[(marks[index] as Mark).type]}>`
  return html
}
