import { MAX_WORDS_LENGTH } from '../attributes.ts'
import { GALLERY_LIMITS } from '../limits.ts'
import { oneLine } from '../normalise/spaces.ts'
import type { BlockNode, Mark, Picture } from '../types.ts'
import { recordAttributes } from './attributes-lost.ts'
import { createBuilder } from './builder.ts'
import type { HtmlState } from './state.ts'
import {
  attribute,
  childrenOf,
  type Element,
  elementsUnder,
  isElement,
  type ParentNode,
  textUnder,
} from './tree.ts'

/**
 * `<figure>`: pictures alone in one of class `gallery` are a gallery. Else, when it holds one picture or video and nothing else, its caption belongs to that; else the caption is a
 * paragraph where it stands.
 */
export function figure(element: Element, marks: Mark[], state: HtmlState): void {
  const captions = childrenOf(element).filter(
    (child): child is Element => isElement(child) && isCaption(child),
  )
  const rest = {
    ...element,
    childNodes: element.childNodes.filter((child) => !captions.includes(child as Element)),
  }
  const content = blocksOf(rest, marks, state)
  const [only] = content
  const caption = captions[0]
  state.builder.flush()
  if (caption && captions.length === 1 && content.length === 1 && only && canCaption(only, caption)) {
    recordPictures(caption, state)
    state.builder.block(captioned(only, oneLine(textUnder(caption))))
    return
  }
  if (captions.length <= 1 && isGallery(element, content) && state.builder.hasRoom(1)) {
    if (caption) recordPictures(caption, state)
    for (const each of galleriesOf(content, caption ? oneLine(textUnder(caption, 4000)) : ''))
      state.builder.block(each)
    return
  }
  const before = captions.filter((each) => element.childNodes.indexOf(each) < firstElement(element))
  for (const each of before) block(each, marks, state)
  for (const each of content) state.builder.block(each)
  for (const each of captions) if (!before.includes(each)) block(each, marks, state)
}

/** Masthead's own class, and those of WordPress's galleries. */
function isGallery(element: Element, content: BlockNode[]): content is Picture[] {
  return (
    /(?:^|\s)(?:gallery|wp-block-gallery)(?:\s|$)/.test(attribute(element, 'class') ?? '') &&
    content.length >= GALLERY_LIMITS.least &&
    content.every((block) => block.type === 'picture')
  )
}

/** As few galleries of about the same size as there must be; the last has the caption. */
function galleriesOf(pictures: Picture[], caption: string): BlockNode[] {
  const count = Math.ceil(pictures.length / GALLERY_LIMITS.most)
  const size = Math.ceil(pictures.length / count)
  return Array.from({ length: count }, (_, at) => ({
    type: 'gallery' as const,
    attrs: { caption: at === count - 1 && caption.length <= MAX_WORDS_LENGTH ? caption : '' },
    content: pictures.slice(at * size, (at + 1) * size),
  }))
}

/** Blocks that a node would give, made apart. */
function blocksOf(node: ParentNode, marks: Mark[], state: HtmlState): BlockNode[] {
  const builder = createBuilder(state.builder.depth())
  state.children(node, marks, { ...state, builder })
  builder.flush()
  return builder.blocks()
}

function block(element: Element, marks: Mark[], state: HtmlState): void {
  state.builder.flush()
  state.children(element, marks, state)
  state.builder.flush()
}

function canCaption(node: BlockNode, caption: Element): boolean {
  if (node.type !== 'picture' && node.type !== 'video') return false
  return textUnder(caption, 4000).length < 2000
}

function captioned(node: BlockNode, caption: string): BlockNode {
  if (node.type === 'picture') return { type: 'picture', attrs: { ...node.attrs, caption } }
  return node.type === 'video' ? { type: 'video', attrs: { ...node.attrs, caption } } : node
}

/** A caption is words only. */
function recordPictures(caption: Element, state: HtmlState): void {
  for (const element of elementsUnder(caption)) {
    recordAttributes(element, state)
    const { tagName, attrs } = element
    if (tagName !== 'a' && tagName !== 'img' && tagName !== 'iframe' && tagName !== 'script') continue
    const address = attrs.find(({ name }) => name === 'href' || name === 'src')?.value
    if (address) state.lost.add(tagName === 'a' ? 'link' : tagName, `in a caption: ${address}`)
  }
}

function firstElement(element: Element): number {
  return element.childNodes.findIndex((child) => isElement(child) && !isCaption(child))
}

/** `<figcaption>`, and what themes of WordPress wrote before there was one. */
function isCaption(element: Element): boolean {
  return element.tagName === 'figcaption' || /\bwp-caption-text\b/.test(attribute(element, 'class') ?? '')
}
