import { excerpt } from '../text/excerpt.ts'
import { inlineText } from './plain-text.ts'
import type { Document } from './types.ts'
import { walkBlocks } from './walk-blocks.ts'

/** The beginning of the running text (paragraphs only, no footnotes), at most `max` characters. Empty without text. */
export function summaryOf(document: Document, max: number): string {
  let text = ''
  for (const block of walkBlocks(document)) {
    if (block.type !== 'paragraph') continue
    text += `${inlineText(block.content, ' ')} `
    if (text.length > max * 4) break
  }
  return excerpt(text, max)
}
