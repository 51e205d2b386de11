import {
  type BlockNode,
  type Document,
  escapeHtml,
  type Picture,
  renderBlocks,
} from '../../kernel/document/index.ts'
import type { Language } from '../ui/frame.ts'
import { fill, type MessageParams } from '../ui/messages.ts'
import { findPicture } from './pictures.ts'

/** The HTML of a part of a guide, with what is true of this portal in its text, and its pictures from here. */
export function sectionHtml(body: Document, language: Language, facts: MessageParams): string {
  const filled = fillTexts(body, (text) => fill(text, language, facts))
  const { blocks, end } = renderBlocks(filled, { media: () => undefined, language })
  const html = blocks.map((block, at) => pictureHtml(filled.content[at] as BlockNode) ?? block)
  return html.join('') + end
}

/** A picture of a guide, which leads to itself: on a telephone its letters are small. Undefined for anything else. */
function pictureHtml(block: BlockNode): string | undefined {
  const picture = block.type === 'picture' ? findPicture((block as Picture).attrs.src) : undefined
  if (!picture) return undefined
  const { alt, caption } = (block as Picture).attrs
  const { href, width, height } = picture
  const image = `<img src="${href}" width="${width}" height="${height}" alt="${escapeHtml(alt)}" loading="lazy" decoding="async">`
  return `<figure class="guide-picture"><a href="${href}">${image}</a><figcaption>${escapeHtml(caption)}</figcaption></figure>`
}

/** The same document with every text of it changed. */
function fillTexts<T>(node: T, change: (text: string) => string): T {
  if (Array.isArray(node)) return node.map((one) => fillTexts(one, change)) as T
  if (typeof node !== 'object' || node === null) return node
  const changed = Object.entries(node).map(([name, value]) => [
    name,
    typeof value === 'string' && ['text', 'alt', 'caption'].includes(name)
      ? change(value)
      : fillTexts(value, change),
  ])
  return Object.fromEntries(changed) as T
}
