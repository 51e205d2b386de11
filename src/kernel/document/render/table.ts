import { escapeHtml } from '../escape-html.ts'
import type { BlockNode, Table, TableCell } from '../types.ts'
import { inlineHtml } from './inline.ts'
import type { RenderState } from './state.ts'

/**
 * A table that scrolls within its own region, which keyboards can reach (WCAG 2.1.1). Header cells of the first row are
 * of their columns, others of their rows.
 */
export function tableHtml(
  table: Table,
  state: RenderState,
  blocksHtml: (blocks: BlockNode[], state: RenderState) => string,
): string {
  let rows = ''
  table.content.forEach((row, index) => {
    rows += '<tr>'
    for (const cell of row.content ?? []) {
      const inner = onlyParagraph(cell) ?? blocksHtml(cell.content, state)
      const tag = cell.type === 'tableHeader' ? 'th' : 'td'
      const scope = tag === 'td' ? '' : index === 0 ? ' scope="col"' : ' scope="row"'
      rows += `<${tag}${scope}${spans(cell)}>${inner}</${tag}>`
    }
    rows += '</tr>'
  })
  const name = escapeHtml(state.words.table)
  return `<div class="table" role="region" tabindex="0" aria-label="${name}"><table><tbody>${rows}</tbody></table></div>`

  function onlyParagraph(cell: TableCell): string | undefined {
    const [first] = cell.content
    return cell.content.length === 1 && first?.type === 'paragraph'
      ? inlineHtml(first.content, state)
      : undefined
  }
}

function spans(cell: TableCell): string {
  const { colspan, rowspan } = cell.attrs
  return `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`
}
