import type { Document, InlineNode, SourceAttributes } from './types.ts'
import { walkBlocks } from './walk-blocks.ts'

/** The sources that a document cites, each once, in the order of their numbers. */
export function sourcesOf(document: Document): SourceAttributes[] {
  const sources: SourceAttributes[] = []
  for (const block of walkBlocks(document)) {
    if (block.type !== 'paragraph' && block.type !== 'heading') continue
    for (const node of block.content ?? ([] as InlineNode[]))
      if (node.type === 'source') numberOf(node.attrs, sources)
  }
  return sources
}

/** The number of a source among those met so far, from 1; a new one is added. */
export function numberOf(source: SourceAttributes, met: SourceAttributes[]): number {
  const at = met.findIndex((each) => sameSource(each, source))
  return at >= 0 ? at + 1 : met.push(source)
}

/** A source as one line: title, author, publisher, address, what is known of them. */
export function sourceWords({ title, author, publisher, href }: SourceAttributes): string {
  return [title, author, publisher, href === title ? '' : (href ?? '')]
    .filter((part) => part !== '')
    .join(' · ')
}

function sameSource(a: SourceAttributes, b: SourceAttributes): boolean {
  return (
    a.href === b.href &&
    a.title === b.title &&
    a.author === b.author &&
    a.publisher === b.publisher &&
    a.accessed === b.accessed
  )
}
