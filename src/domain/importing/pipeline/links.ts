import type { Document } from '../../../kernel/document/index.ts'
import type { Note, SourceArticle } from '../source.ts'
import type { Run } from './run.ts'

type Link = { attrs: { href: string } }
type Node = { content?: Node[]; marks?: { type: string; attrs?: { href: string } }[] }

/** A link of a body that means another article of the same source. */
export type InnerLink = { link: Link; key: string; part: string }

/** Finds the links of a document that lead to articles of the source; those to other files of a folder are taken off. */
export function findInnerLinks(
  run: Run,
  article: SourceArticle,
  document: Document,
  lost: Note[],
): InnerLink[] {
  const found: InnerLink[] = []
  for (const [link, node] of linksIn(document as Node)) {
    const { href } = link.attrs
    const key = run.source.findArticle(article, href)
    // A path within a folder means nothing on a page of the portal.
    if (key === null && run.source.format === 'markdown' && /^(?![a-z][a-z0-9+.-]*:|[/#])/i.test(href)) {
      node.marks = node.marks?.filter((mark) => mark !== link)
      lost.push({ what: 'link_to_file', detail: href.slice(0, 200) })
    }
    if (key !== null) found.push({ link, key, part: /^[^#].*?(#.*)$/.exec(href)?.[1] ?? '' })
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

function* linksIn(node: Node): Generator<[Link, Node]> {
  for (const mark of node.marks ?? []) if (mark.type === 'link' && mark.attrs) yield [mark as Link, node]
  for (const child of node.content ?? []) yield* linksIn(child)
}
