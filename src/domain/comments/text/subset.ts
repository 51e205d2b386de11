import {
  type BlockNode,
  type Document,
  emptyDocument,
  type InlineNode,
  type ListItem,
  linkAddress,
  type Mark,
  plainText,
  type Text,
} from '../../../kernel/document/index.ts'
import { CodedError } from '../../../kernel/errors.ts'

/** Levels of quotes and lists within one another; deeper ones are drawn at the last. */
const LEVELS = 3

/**
 * What of a document a comment may have: paragraphs, lists, quotes, code, and links to the web. Headings become
 * paragraphs, tables lines of words; pictures, videos, rules, notes and sources go. Throws `comment.link_credentials`.
 */
export function commentSubset(document: Document): Document {
  const content = blocks(document.content, 0)
  return content.length > 0 ? { type: 'doc', content } : emptyDocument()
}

function blocks(nodes: BlockNode[], level: number): BlockNode[] {
  return nodes.flatMap((node) => block(node, level))
}

function block(node: BlockNode, level: number): BlockNode[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading': {
      const content = inline(node.content ?? [])
      return content.length > 0 ? [{ type: 'paragraph', content }] : []
    }
    case 'blockquote': {
      const content = blocks(node.content, level + 1)
      if (content.length === 0) return []
      return level < LEVELS ? [{ type: 'blockquote', content }] : content
    }
    case 'bulletList':
    case 'orderedList': {
      const items = node.content
        .map((item) => blocks(item.content, level + 1))
        .filter((item) => item.length > 0)
      if (items.length === 0) return []
      if (level >= LEVELS) return items.flat()
      const content: ListItem[] = items.map((item) => ({ type: 'listItem', content: item }))
      return [{ ...node, content }]
    }
    case 'codeBlock':
      return node.content ? [{ type: 'codeBlock', attrs: { language: null }, content: node.content }] : []
    case 'table':
      return lines(plainText({ type: 'doc', content: [node] }))
    default:
      return []
  }
}

function lines(text: string): BlockNode[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }))
}

function inline(nodes: InlineNode[]): InlineNode[] {
  return nodes.flatMap((node): InlineNode[] => {
    if (node.type === 'text') return [withLinks(node)]
    return node.type === 'hardBreak' ? [{ type: 'hardBreak' }] : []
  })
}

function withLinks(node: Text): Text {
  const marks = node.marks?.filter((mark) => mark.type !== 'link' || isWebLink(mark))
  const { marks: _, ...bare } = node
  return marks && marks.length > 0 ? { ...bare, marks } : bare
}

/** An address within the portal or of another scheme stays as words: only what says where it leads is a link. */
function isWebLink(mark: Extract<Mark, { type: 'link' }>): boolean {
  const href = linkAddress(mark.attrs.href)
  if (!href || !/^https?:\/\//i.test(href) || !URL.canParse(href)) return false
  const { username, password } = new URL(href)
  if (username !== '' || password !== '') throw new CodedError('comment.link_credentials')
  return true
}
