import type { FootnoteDefinition, Nodes, Root } from 'mdast'

/** What Markdown defines away from its place: notes, and addresses of reference links. */
export type Definitions = {
  notes: Map<string, FootnoteDefinition>
  addresses: Map<string, { url: string; title?: string | null }>
  /** Identifiers of notes that the text has referred to. */
  used: Set<string>
}

/** All definitions of a tree; of several with one name the first counts. */
export function findDefinitions(tree: Root): Definitions {
  const found: Definitions = { notes: new Map(), addresses: new Map(), used: new Set() }
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'footnoteDefinition' && !found.notes.has(node.identifier))
      found.notes.set(node.identifier, node)
    if (node.type === 'definition' && !found.addresses.has(node.identifier))
      found.addresses.set(node.identifier, node)
    if ('children' in node) open.push(...[...node.children].reverse())
  }
  return found
}
