import type { BlockNode, Document } from './types.ts'

/** Every block of a document in the order of reading, those inside lists, quotes, galleries and tables after their container. */
export function* walkBlocks(document: Document): Generator<BlockNode> {
  yield* within(document.content)
}

function* within(blocks: BlockNode[]): Generator<BlockNode> {
  for (const block of blocks) {
    yield block
    if (block.type === 'blockquote' || block.type === 'gallery') yield* within(block.content)
    else if (block.type === 'bulletList' || block.type === 'orderedList') {
      for (const item of block.content) yield* within(item.content)
    } else if (block.type === 'table') {
      for (const row of block.content) for (const cell of row.content ?? []) yield* within(cell.content)
    }
  }
}
