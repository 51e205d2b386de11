import type { Document } from '../../../kernel/document/index.ts'
import type { SourceArticle } from '../source.ts'
import type { Run } from './run.ts'

type Link = { attrs: { href: string } }
type Node = { content?: Node[]; marks?: { type: string; attrs?: { href: string } }[] }

/** A link of a body that means another article of the same source. */
export type InnerLink = { link: Link; key: string; part: string }

/** Finds the links of a document that lead to articles of the source. */
export function findInnerLinks(run: Run, article: SourceArticle, document: Document): InnerLink[] {
  const found: InnerLink[] = []
  for (const link of linksIn(document as Node)) {
    const key = run.source.findArticle(article, link.attrs.href)
    if (key !== null) found.push({ link, key, part: /#.*$/.exec(link.attrs.href)?.[0] ?? '' })
  }
  return found
}

/** Turns each link to its article's permanent address. `ids` has the ID of every key. */
export function turnInnerLinks(links: InnerLink[], ids: ReadonlyMap<string, string>): void {
  for (const { link, key, part } of links) {
    const id = ids.get(key)
    if (id) link.attrs.href = `/a/${id}${part}`
  }
}

function* linksIn(node: Node): Generator<Link> {
  for (const mark of node.marks ?? []) if (mark.type === 'link' && mark.attrs) yield mark as Link
  for (const child of node.content ?? []) yield* linksIn(child)
}
