import { isDay, MAX_WORDS_LENGTH } from '../attributes.ts'
import { linkAddress } from '../link-address.ts'
import { oneLine } from '../normalise/spaces.ts'
import { sourceWords } from '../sources.ts'
import type { Source, SourceAttributes } from '../types.ts'
import type { SourceTargets } from './source-targets.ts'
import type { HtmlState } from './state.ts'
import { attribute, type Element, elementsUnder, firstUnder, type ParentNode, textUnder } from './tree.ts'

/** A list counts when each of its entries is cited: else it is a part of the text that only looks like one. */
export function findSources(tree: ParentNode, html: string): SourceTargets {
  const found: SourceTargets = { cited: new Map(), lists: new Set() }
  if (!html.includes('#src-')) return found
  const lists: Element[] = []
  const links: Element[] = []
  for (const element of elementsUnder(tree)) {
    if (element.tagName === 'section' && attribute(element, 'class') === 'sources') lists.push(element)
    else if (element.tagName === 'a' && attribute(element, 'href')?.startsWith('#src-')) links.push(element)
  }
  for (const list of lists) {
    const entries = [...elementsUnder(list)].filter(({ tagName }) => tagName === 'li')
    const byId = new Map(entries.map((entry) => [`#${attribute(entry, 'id')}`, entry]))
    const cites = links.filter((link) => byId.has(attribute(link, 'href') ?? ''))
    if (new Set(cites.map((link) => attribute(link, 'href'))).size !== entries.length) continue
    found.lists.add(list)
    for (const link of cites)
      found.cited.set(link, entrySource(byId.get(attribute(link, 'href') ?? '') as Element))
  }
  return found
}

/** `<cite data-source>`: a source in its place. */
export function addSource(element: Element, state: HtmlState): void {
  put(
    {
      title: words(textUnder(element, MAX_WORDS_LENGTH * 2)),
      author: words(attribute(element, 'data-author')),
      publisher: words(attribute(element, 'data-publisher')),
      href: linkAddress(attribute(element, 'data-href') ?? '', state.baseUrl) ?? null,
      accessed: day(attribute(element, 'data-accessed')),
    },
    state,
  )
}

/** Puts a citation into the text. */
export function put(attrs: SourceAttributes, state: HtmlState): void {
  if (sourceWords(attrs) !== '') state.builder.inline({ type: 'source', attrs } satisfies Source)
}

function entrySource(entry: Element): SourceAttributes {
  const parts = [...elementsUnder(entry)]
  const link = parts.find((part) => part.tagName === 'a' && firstUnder(part, 'cite'))
  const named = (name: string) => parts.find((part) => attribute(part, 'class') === `source-${name}`)
  const of = (part: Element | undefined) => (part ? words(textUnder(part, MAX_WORDS_LENGTH * 2)) : '')
  const time = firstUnder(entry, 'time')
  return {
    title: of(firstUnder(entry, 'cite')),
    author: of(named('author')),
    publisher: of(named('publisher')),
    href: (link && linkAddress(attribute(link, 'href') ?? '')) ?? null,
    accessed: time ? day(attribute(time, 'datetime')) : null,
  }
}

function words(text: string | undefined): string {
  return oneLine(text ?? '')
    .slice(0, MAX_WORDS_LENGTH)
    .toWellFormed()
}

function day(text: string | undefined): string | null {
  return text !== undefined && isDay(text) ? text : null
}
