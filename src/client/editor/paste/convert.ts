import { fromHtml } from '../../../kernel/document/html/from-html.ts'
import { fromMarkdown } from '../../../kernel/document/markdown/from-markdown.ts'
import type { Document } from '../../../kernel/document/types.ts'

// Loaded on its own once the page is idle: the two parsers weigh more than the rest of pasting.

/** A document from foreign HTML; undefined when nothing can be made of it. */
export function documentFromHtml(html: string): Document | undefined {
  return read(() => fromHtml(html, { baseUrl: FOREIGN }).document)
}

export function documentFromMarkdown(markdown: string): Document | undefined {
  return read(() => fromMarkdown(markdown).document)
}

/** Relative addresses of a foreign page lead nowhere from here: they are made absolute against nothing. */
const FOREIGN = 'https://unknown.invalid/'

function read(convert: () => Document): Document | undefined {
  try {
    return convert()
  } catch {
    return undefined
  }
}
