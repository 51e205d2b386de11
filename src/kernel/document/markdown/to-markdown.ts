import { exchangeHtml } from '../exchange-html.ts'
import { normaliseDocument } from '../normalise/normalise-document.ts'
import { schema } from '../schema.ts'
import type { BlockNode, Document } from '../types.ts'
import { blockTree, createNotes } from './document-tree.ts'
import { fromMarkdown } from './from-markdown.ts'
import { type Manner, writeTree } from './write.ts'

/**
 * Markdown that `fromMarkdown` reads back as the same (normalised) document. Each block is written in the plainest way
 * that reads back; one that has none is HTML on a line of its own.
 */
export function toMarkdown(document: Document): string {
  const normal = normaliseDocument(document)
  let footnotes = 1
  const definitions: string[] = []
  const parts = normal.content.map((block) => {
    const written = writeBlock(block, footnotes)
    footnotes += written.definitions.length
    definitions.push(...written.definitions)
    return written.markdown
  })
  const markdown = join(normal.content, parts, definitions)
  return readsBack(markdown, normal.content)
    ? markdown
    : join(normal.content, normal.content.map(exchangeHtml), [])
}

type Written = { markdown: string; definitions: string[] }

function writeBlock(block: BlockNode, firstNote: number): Written {
  for (const manner of ['clean', 'strict'] satisfies Manner[]) {
    const notes = createNotes(firstNote)
    const tree = blockTree(block, notes)
    const written = {
      markdown: writeTree([tree], manner),
      definitions: notes.definitions.map((definition) => writeTree([definition], manner)),
    }
    if (readsBack(join([block], [written.markdown], written.definitions), [block])) return written
  }
  return { markdown: exchangeHtml(block), definitions: [] }
}

/** Two lists in a row are one to Markdown unless something stands between them. */
function join(blocks: BlockNode[], parts: string[], definitions: string[]): string {
  let markdown = ''
  parts.forEach((part, at) => {
    const [before, block] = [blocks[at - 1]?.type, blocks[at]?.type]
    if (at > 0) markdown += before === block && block?.endsWith('List') ? '\n\n<!-- -->\n\n' : '\n\n'
    markdown += part
  })
  return [markdown, ...definitions]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

function readsBack(markdown: string, content: BlockNode[]): boolean {
  const read = fromMarkdown(markdown).document
  return schema.nodeFromJSON(read).eq(schema.nodeFromJSON({ type: 'doc', content }))
}
