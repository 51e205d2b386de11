import type { ComponentChildren } from 'preact'

export type Column = {
  name: string
  /** `number`: to the right, figures of one width; `title`: takes the room, bold; `end`: to the right. */
  kind?: 'text' | 'number' | 'title' | 'end'
  /** The heading is only for those who do not see the page. */
  quiet?: boolean
}
export type Row = { cells: ComponentChildren[]; current?: boolean }

type Props = {
  /** What the table is of; read out, and seen when `showCaption`. */
  caption: string
  showCaption?: boolean
  columns: Column[]
  rows: Row[]
}

/** A table drawn as blocks loses its meaning for screen readers in some browsers unless its roles are written out. */
const AS = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const

/** Rows of equal things. On small screens each row becomes a block with its columns' names. */
export function DataTable({ caption, showCaption = false, columns, rows }: Props) {
  return (
    <table class="table" {...AS.table}>
      <caption class={showCaption ? undefined : 'hidden-text'}>{caption}</caption>
      <thead {...AS.rowgroup}>
        <tr {...AS.row}>
          {columns.map(({ name, kind = 'text', quiet }) => (
            <th scope="col" {...AS.columnheader} class={`cell-${kind}`}>
              {quiet ? <span class="hidden-text">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...AS.rowgroup} data-list>
        {rows.map(({ cells, current }) => (
          <tr {...AS.row} aria-current={current ? 'true' : undefined}>
            {cells.map((cell, index) => {
              const { name = '', kind = 'text', quiet } = columns[index] ?? {}
              return (
                <td
                  {...AS.cell}
                  class={`cell-${kind}`}
                  data-label={quiet || kind === 'title' ? undefined : name}
                >
                  {cell}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
