import { type Node, type Schema, Slice } from '@tiptap/pm/model'
import type { Document } from '../../../kernel/document/types.ts'

/** What is put in for a document: a lone paragraph, or one at either end, joins the line that it is put into. */
export function sliceOf(schema: Schema, document: Document): Slice {
  const doc = schema.nodeFromJSON(document)
  const joins = (node: Node | null) => (node?.type.name === 'paragraph' ? 1 : 0)
  return new Slice(doc.content, joins(doc.firstChild), joins(doc.lastChild))
}

/** Plain text as paragraphs, one a line. */
export function documentOfLines(text: string): Document {
  const lines = text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a document may not hold them.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .split(/\n+/)
    .filter((line, _at, all) => line !== '' || all.length === 1)
  const paragraph = (line: string) =>
    line === ''
      ? { type: 'paragraph' as const }
      : { type: 'paragraph' as const, content: [{ type: 'text' as const, text: line }] }
  return { type: 'doc', content: lines.length > 0 ? lines.map(paragraph) : [paragraph('')] }
}
