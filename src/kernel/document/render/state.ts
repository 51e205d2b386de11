import type { MediaView } from '../media-view.ts'
import type { Footnote, SourceAttributes } from '../types.ts'
import type { Words } from './words.ts'

export type RenderContext = {
  /** What is known of a stored file; undefined when it is gone. */
  media(id: string): MediaView | undefined
  /** BCP 47; the language of the few words that the renderer adds. */
  language: string
}

/** What one rendering keeps while it walks through a document. */
export type RenderState = {
  context: RenderContext
  words: Words
  /** In the order of their numbers, from 1. */
  footnotes: Footnote[]
  /** In the order of their numbers, each once. */
  sources: SourceAttributes[]
  /** How often each source's number was cited. */
  citations: Map<number, number>
  /** How often each heading's ID was given. */
  headings: Map<string, number>
}
