import type { BlockNode, Table, TableCell, TableRow } from '../types.ts'

type Blocks = (blocks: BlockNode[]) => BlockNode[]

/** The table if it has a cell. A row without cells stays only where cells of rows above reach into it. */
export function tableOf(table: Table, normalise: Blocks): BlockNode[] {
  const rows: TableRow[] = []
  let reach = 0
  for (const row of table.content) {
    const cells = (row.content ?? []).map((cell) => cellOf(cell, normalise))
    if (cells.length === 0 && reach <= 0) continue
    rows.push(cells.length > 0 ? { type: 'tableRow', content: cells } : { type: 'tableRow' })
    reach = Math.max(reach, ...cells.map((cell) => cell.attrs.rowspan)) - 1
  }
  return rows.some((row) => row.content) ? [{ type: 'table', content: rows }] : []
}

function cellOf(cell: TableCell, normalise: Blocks): TableCell {
  const content = normalise(cell.content)
  return {
    type: cell.type,
    attrs: cell.attrs,
    content: content.length > 0 ? content : [{ type: 'paragraph' }],
  }
}
