import { MAX_WORDS_LENGTH } from '../attributes.ts'
import { GALLERY_LIMITS } from '../limits.ts'
import type { BlockNode, Gallery, Picture, Video } from '../types.ts'
import { paragraphsOf } from './paragraphs.ts'
import { oneLine } from './spaces.ts'

/**
 * A picture or video with one-line words; a stored one needs no remote address. One that is neither stored nor
 * somewhere becomes paragraphs of its words; words too long for an attribute become a paragraph after it.
 */
export function mediaOf(node: Picture | Video): BlockNode[] {
  const { media } = node.attrs
  const src = media === null ? node.attrs.src : null
  const alt = node.type === 'picture' ? oneLine(node.attrs.alt) : ''
  const caption = oneLine(node.attrs.caption)
  if (media === null && src === null) return [...wordsOf(alt), ...(caption === alt ? [] : wordsOf(caption))]
  const attrs = { media, src, caption: fitting(caption) }
  const kept: BlockNode =
    node.type === 'picture'
      ? { type: 'picture', attrs: { ...attrs, alt: fitting(alt) } }
      : { type: 'video', attrs }
  return [
    kept,
    ...(fitting(alt) === alt ? [] : wordsOf(alt)),
    ...(fitting(caption) === caption ? [] : wordsOf(caption)),
  ]
}

/** A gallery of its pictures that are somewhere, words of the others after it; one of too few is no gallery. */
export function galleryOf(gallery: Gallery): BlockNode[] {
  const blocks = gallery.content.flatMap((picture) => mediaOf(picture))
  const pictures = blocks.filter((block) => block.type === 'picture')
  const words = blocks.filter((block) => block.type !== 'picture')
  const caption = oneLine(gallery.attrs.caption)
  if (pictures.length < GALLERY_LIMITS.least) return [...blocks, ...wordsOf(caption)]
  return [
    { type: 'gallery', attrs: { caption: fitting(caption) }, content: pictures },
    ...words,
    ...(fitting(caption) === caption ? [] : wordsOf(caption)),
  ]
}

function fitting(words: string): string {
  return words.length <= MAX_WORDS_LENGTH ? words : ''
}

function wordsOf(words: string): BlockNode[] {
  return words === '' ? [] : paragraphsOf([{ type: 'text', text: words }])
}
