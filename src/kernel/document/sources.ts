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

const PLACES = new WeakMap<SourceAttributes[], Map<string, number>>()

/** The number of a source among those met so far, from 1; a new one is added. A text may cite thousands. */
export function numberOf(source: SourceAttributes, met: SourceAttributes[]): number {
  const places = PLACES.get(met) ?? new Map<string, number>()
  PLACES.set(met, places)
  const { href, title, author, publisher, accessed } = source
  const key = JSON.stringify([href, title, author, publisher, accessed])
  const known = places.get(key)
  if (known !== undefined) return known
  const number = met.push(source)
  places.set(key, number)
  return number
}

/** A source as one line: title, author, publisher, address, what is known of them. */
export function sourceWords({ title, author, publisher, href }: SourceAttributes): string {
  return [title, author, publisher, href === title ? '' : (href ?? '')]
    .filter((part) => part !== '')
    .join(' · ')
}
