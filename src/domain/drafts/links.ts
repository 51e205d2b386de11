import type { Document } from '../../kernel/document/index.ts'

/** A link of a document: where it leads, and in which of the blocks at the top (from 0) it stands. */
export type DocumentLink = { href: string; block: number }

/** The links of a document that lead to the web, in its order, each address once. */
export function linksOf(document: Document): DocumentLink[] {
  const found = new Map<string, DocumentLink>()
  for (const [block, node] of document.content.entries())
    for (const href of hrefsIn(node))
      if (/^https?:\/\//i.test(href) && !found.has(href)) found.set(href, { href, block })
  return [...found.values()]
}

/** Hosts of links with how many different addresses lead to each. */
export function linksByHost(document: Document): Map<string, number> {
  const hosts = new Map<string, number>()
  for (const { href } of linksOf(document)) {
    if (!URL.canParse(href)) continue
    const host = new URL(href).hostname.replace(/^www\./, '')
    hosts.set(host, (hosts.get(host) ?? 0) + 1)
  }
  return hosts
}

function* hrefsIn(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return
  const { marks, content, attrs } = node as { marks?: unknown[]; content?: unknown[]; attrs?: unknown }
  for (const mark of marks ?? []) yield* hrefOf((mark as { attrs?: unknown }).attrs)
  yield* hrefOf(attrs)
  for (const child of content ?? []) yield* hrefsIn(child)
}

/** Marks have `href`, the sources at the end `url`. */
function* hrefOf(attrs: unknown): Generator<string> {
  const { href, url } = (attrs ?? {}) as { href?: unknown; url?: unknown }
  if (typeof href === 'string') yield href
  if (typeof url === 'string') yield url
}
