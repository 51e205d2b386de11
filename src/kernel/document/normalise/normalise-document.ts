import type { BlockNode, BulletList, CodeBlock, Document, OrderedList } from '../types.ts'
import { emptyDocument } from '../types.ts'
import { galleryOf, mediaOf } from './media.ts'
import { headingOf, paragraphsOf } from './paragraphs.ts'
import { tableOf } from './table.ts'

/**
 * The document without what readers cannot see: empty paragraphs, headings, items, lists, quotes and code; white space
 * that HTML would not show. Doing it twice changes nothing. Imports give documents in this form, and only these come
 * back from Markdown and HTML as they went.
 */
export function normaliseDocument(document: Document): Document {
  const content = blocksOf(document.content)
  return content.length > 0 ? { type: 'doc', content } : emptyDocument()
}

function blocksOf(blocks: BlockNode[]): BlockNode[] {
  return blocks.flatMap((block) => blockOf(block))
}

function blockOf(block: BlockNode): BlockNode[] {
  switch (block.type) {
    case 'paragraph':
      return paragraphsOf(block.content ?? [])
    case 'heading':
      return headingOf(block)
    case 'bulletList':
    case 'orderedList':
      return listOf(block)
    case 'blockquote': {
      const content = blocksOf(block.content)
      return content.length > 0 ? [{ type: 'blockquote', content }] : []
    }
    case 'picture':
    case 'video':
      return mediaOf(block)
    case 'gallery':
      return galleryOf(block)
    case 'codeBlock':
      return codeOf(block)
    case 'table':
      return tableOf(block, blocksOf)
    case 'rule':
      return [{ type: 'rule' }]
  }
}

function listOf(list: BulletList | OrderedList): BlockNode[] {
  const items = list.content
    .map((item) => ({ type: 'listItem' as const, content: blocksOf(item.content) }))
    .filter((item) => item.content.length > 0)
  return items.length > 0 ? [{ ...list, content: items }] : []
}

function codeOf(block: CodeBlock): BlockNode[] {
  const text = (block.content ?? [])
    .map((node) => node.text)
    .join('')
    .replace(/\r\n?/g, '\n')
  return text === '' ? [] : [{ type: 'codeBlock', attrs: block.attrs, content: [{ type: 'text', text }] }]
}
