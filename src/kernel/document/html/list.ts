import type { Mark } from '../types.ts'
import type { HtmlState } from './state.ts'
import { attribute, childrenOf, describe, type Element, isElement, isText } from './tree.ts'

/** `<ul>`, `<ol>`; what stands in one outside `<li>` becomes an item, a list there belongs to the item before it. */
export function list(element: Element, marks: Mark[], state: HtmlState): void {
  const { builder } = state
  if (!builder.hasRoom(2)) {
    state.lost.add('nesting', describe(element))
    eachItem(element, (child) => paragraphs(child, marks, state))
    return
  }
  if (element.tagName === 'ol')
    builder.start({ type: 'orderedList', attrs: { start: startOf(element) }, content: [] })
  else builder.start({ type: 'bulletList', content: [] })
  eachItem(element, (child, isItem) => {
    const nested = !isItem && isElement(child) && /^(?:ul|ol|menu|dir)$/.test(child.tagName)
    if (!(nested && builder.resume())) builder.start({ type: 'listItem', content: [] })
    paragraphs(child, marks, state)
    builder.end()
  })
  builder.end()
}

type Child = ReturnType<typeof childrenOf>[number]

function eachItem(element: Element, take: (child: Child, isItem: boolean) => void): void {
  for (const child of childrenOf(element)) {
    if (isElement(child)) take(child, child.tagName === 'li')
    else if (isText(child) && child.value.trim() !== '') take(child, false)
  }
}

function paragraphs(child: Child, marks: Mark[], state: HtmlState): void {
  state.builder.flush()
  // One child alone, so that it is walked with all that belongs to it.
  state.children({ nodeName: '#document-fragment', childNodes: [child] }, marks, state)
  state.builder.flush()
}

function startOf(element: Element): number {
  const start = Number(attribute(element, 'start') ?? 1)
  return Number.isInteger(start) && start >= 0 && start <= 999_999_999 ? start : 1
}
