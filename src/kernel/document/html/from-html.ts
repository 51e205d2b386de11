import { CodedError } from '../../errors.ts'
import { brokenLimit, isTooManyBytes } from '../limits.ts'
import { normaliseDocument } from '../normalise/normalise-document.ts'
import type { BlockNode, Converted, Document, Mark } from '../types.ts'
import { hasAttributeFlood } from './attribute-flood.ts'
import { recordAttributes } from './attributes-lost.ts'
import { createBuilder } from './builder.ts'
import { HANDLERS, unwrapped } from './elements.ts'
import { flatBlocks } from './flat.ts'
import { findFootnotes } from './footnotes.ts'
import { createLostList, type LostList } from './lost.ts'
import { parseHtml } from './parse.ts'
import { findSources } from './sources.ts'
import type { HtmlState } from './state.ts'
import { childrenOf, type Element, isComment, isElement, isText, type ParentNode } from './tree.ts'
import { readWordLists } from './word-lists.ts'

const MAX_LENGTH = 8 * 1024 * 1024

export type HtmlOptions = {
  /** The page's address: relative addresses are made absolute against it, `/media/…` is not the portal's. */
  baseUrl?: string
}

/**
 * A normalised document from foreign HTML, however broken; `lost` lists what could not be kept. Text survives; script,
 * style and everything else outside the schema does not. Linear in the length of the HTML.
 * @throws CodedError `document.too_large` above 8 million characters, or when even its plain words exceed `LIMITS`;
 * `document.invalid` for tags with thousands of attributes.
 */
export function fromHtml(html: string, options: HtmlOptions = {}): Converted {
  if (html.length > MAX_LENGTH) throw new CodedError('document.too_large', { characters: html.length })
  if (hasAttributeFlood(html))
    throw new CodedError('document.invalid', { reason: 'A tag has thousands of attributes' })
  const lost = createLostList()
  const text = html.toWellFormed().replaceAll('\0', '')
  const tree = parseHtml(text, lost)
  if (tree) readWordLists(tree, text)
  let document = tree && documentOf(walkTree(tree, text, options, lost))
  if (document === undefined || isTooLarge(document)) {
    document = documentOf(flatBlocks(text, lost))
    if (isTooLarge(document)) throw new CodedError('document.too_large', { characters: html.length })
  }
  return { document, lost: lost.entries, lostCount: lost.count }
}

function isTooLarge(document: Document): boolean {
  return brokenLimit(document) !== undefined || isTooManyBytes(document)
}

function documentOf(content: BlockNode[]): Document {
  return normaliseDocument({ type: 'doc', content })
}

function walkTree(tree: ParentNode, html: string, { baseUrl }: HtmlOptions, lost: LostList): BlockNode[] {
  const builder = createBuilder()
  const sources = findSources(tree, html)
  const footnotes = findFootnotes(tree, html, sources.cited)
  walkChildren(tree, [], {
    builder,
    lost,
    baseUrl,
    footnotes,
    sources,
    pictures: new Set(),
    inNoscript: false,
    children: walkChildren,
  })
  builder.flush()
  return builder.blocks()
}

function walkChildren(node: ParentNode, marks: Mark[], state: HtmlState): void {
  for (const child of childrenOf(node)) {
    if (isText(child)) state.builder.text(child.value, marks)
    else if (isElement(child)) walkElement(child, marks, state)
    else if (isComment(child)) comment(child.data, marks, state)
  }
}

function walkElement(element: Element, marks: Mark[], state: HtmlState): void {
  if (state.footnotes.notes.has(element) || state.sources.lists.has(element)) return
  recordAttributes(element, state)
  const handle = HANDLERS[element.tagName] ?? unwrapped
  handle(element, marks, state)
}

/** Comments are for nobody; but in HTML, CDATA and processing instructions are comments to the parser too. */
function comment(data: string, marks: Mark[], state: HtmlState): void {
  if (data.startsWith('[CDATA[')) state.builder.text(data.slice(7).replace(/\]\]$/, ''), marks)
  else if (data.startsWith('?') && !/^\?xml\b/i.test(data)) state.lost.add('processing instruction', data)
}
