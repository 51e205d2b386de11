import type { Mark, TableCell } from '../types.ts'
import type { HtmlState } from './state.ts'
import { attribute, childrenOf, describe, type Element, isElement } from './tree.ts'

type Row = { element: Element; inHead: boolean }

/** `<table>`; its caption is a paragraph before it. One that only lays out, or has no room, is unwrapped. */
export function table(element: Element, marks: Mark[], state: HtmlState): void {
  const { builder } = state
  for (const caption of childrenOf(element)) {
    if (isElement(caption) && caption.tagName === 'caption') contents(caption, marks, state)
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

/** The parser has put rows into sections and moved everything else out of the table. */
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
