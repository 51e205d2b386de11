import type { Document, Picture } from './types.ts'
import { walkBlocks } from './walk-blocks.ts'

/** IDs of the stored pictures and videos of a document, each once, in the order of reading. */
export function mediaIds(document: Document): string[] {
  const ids = new Set<string>()
  for (const block of walkBlocks(document)) {
    if ((block.type === 'picture' || block.type === 'video') && block.attrs.media !== null)
      ids.add(block.attrs.media)
  }
  return [...ids]
}

/** What the first picture of a document says of itself, stored or not. */
export function firstPicture(document: Document): Picture['attrs'] | undefined {
  for (const block of walkBlocks(document)) if (block.type === 'picture') return block.attrs
  return undefined
}
