import { sourceWords } from './sources.ts'
import type { BlockNode, Document, Footnote, InlineNode, Source, TableRow } from './types.ts'

/** What stands at the end of a text and belongs to a place in it. */
type Note = Footnote | Source

/**
 * The words of a document for search, reading time and comparison: blocks apart by an empty line, cells by a tab,
 * alternative texts, captions and code included, footnotes and then sources at the end, each source once.
 */
export function plainText(document: Document): string {
  const parts: string[] = []
  const notes: Note[] = []
  for (const block of document.content) collect(block, parts, notes)
  for (const note of notes) if (note.type === 'footnote') push(parts, inlineText(note.content, ''))
  const sources = notes.filter((note) => note.type === 'source')
  for (const words of new Set(sources.map(({ attrs }) => sourceWords(attrs)))) push(parts, words)
  return parts.join('\n\n')
}

/** The words of inline nodes; a line break is `lineBreak`, footnotes and sources go to `notes` or are left out. */
export function inlineText(nodes: InlineNode[] | undefined, lineBreak: string, notes?: Note[]): string {
  let text = ''
  for (const node of nodes ?? []) {
    if (node.type === 'text') text += node.text
    else if (node.type === 'hardBreak') text += lineBreak
    else notes?.push(node)
  }
  return text
}

function collect(block: BlockNode, parts: string[], notes: Note[]): void {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
      push(parts, inlineText(block.content, '\n', notes))
      break
    case 'picture':
      if (block.attrs.alt !== block.attrs.caption) push(parts, block.attrs.alt)
      push(parts, block.attrs.caption)
      break
    case 'video':
      push(parts, block.attrs.caption)
      break
    case 'gallery':
      for (const picture of block.content) collect(picture, parts, notes)
      push(parts, block.attrs.caption)
      break
    case 'bulletList':
    case 'orderedList':
      for (const item of block.content) for (const child of item.content) collect(child, parts, notes)
      break
    case 'blockquote':
      for (const child of block.content) collect(child, parts, notes)
      break
    case 'table':
      for (const row of block.content) push(parts, rowText(row, notes))
      break
    case 'rule':
  }
}

function rowText(row: TableRow, notes: Note[]): string {
  const cells = (row.content ?? []).map((cell) => {
    const parts: string[] = []
    for (const block of cell.content) collect(block, parts, notes)
    return parts.join('\n')
  })
  return cells.join('\t').trim() === '' ? '' : cells.join('\t')
}

function push(parts: string[], text: string): void {
  if (text.trim() !== '') parts.push(text)
}
