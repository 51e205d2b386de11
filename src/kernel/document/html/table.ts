import type { Mark, TableCell } from '../types.ts'
import type { HtmlState } from './state.ts'
import { attribute, childrenOf, describe, type Element, isElement } from './tree.ts'

type Row = { element: Element; inHead: boolean }

/** `<table>`; its caption is a paragraph before it. One that only lays out, or has no room, is unwrapped. */
export function table(element: Element, marks: Mark[], state: HtmlState): void {
  const { builder } = state
  for (const child of strayIn(element)) {
    builder.flush()
    state.children({ nodeName: '#document-fragment', childNodes: [child] }, marks, state)
    builder.flush()
  }
  const rows = [...rowsOf(element, false)]
  const layout = /^(?:presentation|none)$/.test(attribute(element, 'role') ?? '')
  if (layout || !builder.hasRoom(3)) {
    if (!layout) state.lost.add('nesting', describe(element))
    for (const row of rows) for (const cell of cellsOf(row.element)) contents(cell, marks, state)
    return
  }
  builder.start({ type: 'table', content: [] })
  for (const row of rows) {
    builder.start({ type: 'tableRow', content: [] })
    for (const cell of cellsOf(row.element)) {
      builder.start(cellNode(cell, row.inHead))
      contents(cell, marks, state)
      builder.end()
    }
    builder.end()
  }
  builder.end()
}

/** What stands between the cells: the caption, and the little that the parser does not move out of tables itself. */
function* strayIn(element: Element): Generator<Element> {
  for (const child of childrenOf(element)) {
    if (!isElement(child)) continue
    if (/^(?:thead|tbody|tfoot|tr|colgroup)$/.test(child.tagName)) yield* strayIn(child)
    else if (!/^(?:td|th|col)$/.test(child.tagName)) yield child
  }
}

function* rowsOf(element: Element, inHead: boolean): Generator<Row> {
  for (const child of childrenOf(element)) {
    if (!isElement(child)) continue
    if (child.tagName === 'tr') yield { element: child, inHead }
    else if (/^t(?:head|body|foot)$/.test(child.tagName)) yield* rowsOf(child, child.tagName === 'thead')
  }
}

function cellsOf(row: Element): Element[] {
  return childrenOf(row).filter(
    (child): child is Element => isElement(child) && (child.tagName === 'td' || child.tagName === 'th'),
  )
}

function contents(element: Element, marks: Mark[], state: HtmlState): void {
  state.builder.flush()
  state.children(element, marks, state)
  state.builder.flush()
}

function cellNode(cell: Element, inHead: boolean): TableCell {
  return {
    type: inHead || cell.tagName === 'th' ? 'tableHeader' : 'tableCell',
    attrs: { colspan: span(cell, 'colspan'), rowspan: span(cell, 'rowspan') },
    content: [],
  }
}

function span(cell: Element, name: string): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10)
  return Number.isInteger(value) ? Math.min(1000, Math.max(1, value)) : 1
}
