import {
  type BlockNode,
  type Document,
  fromMarkdown,
  type InlineNode,
} from '../../../kernel/document/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { COMMENT_LENGTH } from '../limits.ts'
import { commentSubset } from './subset.ts'
import { isSeen, tidyTyped } from './tidy-typed.ts'

/** What was typed, tidied, and the structured text made of it. */
export type ReadComment = { body: string; document: Document; links: string[] }

/** Stands for `<` while Markdown is read, so that what looks like HTML is shown as it was typed. */
const ANGLE = '\ue0f1'

/**
 * A comment from what somebody typed: Markdown without HTML, a new line where they made one. Throws `comment.empty`,
 * `comment.too_long` (`details.limit`), `comment.link_credentials`.
 */
export function readTyped(typed: string): ReadComment {
  // Normalising may make a text a few times longer; nothing near that is a comment.
  if (typed.length > COMMENT_LENGTH * 4) throw tooLong()
  const body = tidyTyped(typed)
  if (!isSeen(body)) throw new CodedError('comment.empty')
  if ([...body].length > COMMENT_LENGTH) throw tooLong()
  const markdown = body
    .replaceAll(ANGLE, '')
    .replace(/<(https?:\/\/[^\s<>]+)>/gi, '$1')
    .replaceAll('<', ANGLE)
    .replace(/\n/g, '  \n')
  const document = commentSubset(withAngles(fromMarkdown(markdown).document))
  // Markers alone ("---", "#") would be nothing: they are shown as they are.
  const seen = isSeen(wordsOf(document)) ? document : paragraphOf(body)
  return { body, document: seen, links: linksOf(seen) }
}

/** A comment that is plain text (an imported one) as a document. */
export function paragraphOf(text: string): Document {
  const content: BlockNode[] = text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ type: 'paragraph', content: brokenLines(part.trim()) }))
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

function brokenLines(part: string): InlineNode[] {
  return part.split('\n').flatMap((line, at): InlineNode[] => {
    const text: InlineNode[] = line === '' ? [] : [{ type: 'text', text: line }]
    return at === 0 ? text : [{ type: 'hardBreak' }, ...text]
  })
}

function tooLong(): CodedError {
  return new CodedError('comment.too_long', { limit: COMMENT_LENGTH })
}

function withAngles(document: Document): Document {
  return JSON.parse(JSON.stringify(document).replaceAll(ANGLE, '<')) as Document
}

/** The words that are shown, whatever they stand in. */
function wordsOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(wordsOf).join('')
  if (typeof node !== 'object' || node === null) return ''
  const { text, content } = node as { text?: unknown; content?: unknown }
  return (typeof text === 'string' ? text : '') + wordsOf(content)
}

/** Where its links lead, each once. */
function linksOf(document: Document): string[] {
  const found = JSON.stringify(document).matchAll(/"type":"link","attrs":\{"href":("(?:[^"\\]|\\.)*")/g)
  return [...new Set([...found].map(([, href]) => JSON.parse(href as string) as string))]
}
