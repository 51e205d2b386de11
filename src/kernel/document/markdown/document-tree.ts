import type { BlockContent, DefinitionContent, Paragraph, RootContent } from 'mdast'
import { exchangeHtml } from '../exchange-html.ts'
import type {
  BlockNode,
  BulletList,
  Footnote,
  InlineNode,
  OrderedList,
  Picture,
  Source,
  Table,
  Video,
} from '../types.ts'
import { type PhrasingOptions, phrasing } from './phrasing.ts'
import { sourceIdentifier, sourceTree } from './sources.ts'

/** Numbers notes and sources from `first` on and keeps their definitions. */
export type Notes = { reference(node: Footnote | Source): string; definitions: RootContent[] }

export function createNotes(first: number): Notes {
  const definitions: RootContent[] = []
  return {
    definitions,
    reference(node) {
      const number = first + definitions.length
      const identifier = node.type === 'source' ? sourceIdentifier(number) : String(number)
      const children =
        node.type === 'source'
          ? sourceTree(node.attrs)
          : phrasing(node.content, { note: () => ({ type: 'text', value: '' }), oneLine: true })
      definitions.push({
        type: 'footnoteDefinition',
        identifier,
        label: identifier,
        children: [{ type: 'paragraph', children }],
      })
      return identifier
    },
  }
}

/** A block as a Markdown tree; tables that GitHub's notation cannot say are HTML. */
export function blockTree(block: BlockNode, notes: Notes): BlockContent {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.content, notes)
    case 'heading':
      return {
        type: 'heading',
        depth: block.attrs.level,
        children: phrasing(block.content, options(notes, true)),
      }
    case 'bulletList':
    case 'orderedList':
      return listTree(block, notes)
    case 'blockquote':
      return { type: 'blockquote', children: block.content.map((child) => blockTree(child, notes)) }
    case 'picture':
    case 'video':
      return mediaTree(block)
    case 'gallery':
      return { type: 'html', value: exchangeHtml(block) }
    case 'codeBlock':
      return {
        type: 'code',
        lang: block.attrs.language,
        value: block.content?.map(({ text }) => text).join('') ?? '',
      }
    case 'table':
      return isSimple(block) ? tableTree(block, notes) : { type: 'html', value: exchangeHtml(block) }
    case 'rule':
      return { type: 'thematicBreak' }
  }
}

function options(notes: Notes, oneLine: boolean): PhrasingOptions {
  return {
    oneLine,
    note(node) {
      const identifier = notes.reference(node)
      return { type: 'footnoteReference', identifier, label: identifier }
    },
  }
}

function paragraph(content: InlineNode[] | undefined, notes: Notes): Paragraph {
  return { type: 'paragraph', children: phrasing(content, options(notes, false)) }
}

function listTree(list: BulletList | OrderedList, notes: Notes): BlockContent {
  const children = list.content.map((item) => ({
    type: 'listItem' as const,
    spread: false,
    children: item.content.map((child): BlockContent | DefinitionContent => blockTree(child, notes)),
  }))
  const start = list.type === 'orderedList' ? list.attrs.start : null
  return { type: 'list', ordered: start !== null, start, spread: false, children }
}

function mediaTree(node: Picture | Video): BlockContent {
  const { media, src, caption } = node.attrs
  const address = media === null ? (src ?? '') : `media:${media}`
  const url = node.type === 'video' ? `${address}#video` : address
  const alt = node.type === 'picture' ? node.attrs.alt : ''
  return {
    type: 'paragraph',
    children: [{ type: 'image', url, alt, title: caption === '' ? null : caption }],
  }
}

/** Whether a table is what GitHub's notation can say: a row of headers, then rows of as many cells of one line. */
function isSimple(table: Table): boolean {
  const width = table.content[0]?.content?.length ?? 0
  return table.content.every(({ content = [] }, index) => {
    const kind = index === 0 ? 'tableHeader' : 'tableCell'
    return (
      content.length === width &&
      content.every(
        (cell) =>
          cell.type === kind &&
          cell.attrs.colspan === 1 &&
          cell.attrs.rowspan === 1 &&
          cell.content.length === 1 &&
          cell.content[0]?.type === 'paragraph',
      )
    )
  })
}

function tableTree(table: Table, notes: Notes): BlockContent {
  const rows = table.content.map((row) => ({
    type: 'tableRow' as const,
    children: (row.content ?? []).map((cell) => {
      const [only] = cell.content
      const content = only?.type === 'paragraph' ? only.content : []
      return { type: 'tableCell' as const, children: phrasing(content, options(notes, true)) }
    }),
  }))
  return { type: 'table', children: rows }
}
