import { type BlockNode, type Document, fromMarkdown, type Lost } from '../../kernel/document/index.ts'

// Only web addresses come through as pictures; this host can never exist (RFC 6761).
const NOWHERE = 'https://picture.invalid/'

/** The names of the pictures in a text, in order. */
export function picturesIn(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(picture:([a-z0-9-]+)/g)].map((match) => match[1] as string)
}

/** A Markdown text as a document whose pictures are the media that `mediaOf` gives for their names. */
export function bodyOf(
  markdown: string,
  mediaOf: (name: string) => string | null,
): { document: Document; lost: Lost[] } {
  const { document, lost } = fromMarkdown(markdown.replaceAll('](picture:', `](${NOWHERE}`))
  const content = document.content.map((block): BlockNode => {
    if (block.type !== 'picture' || !block.attrs.src?.startsWith(NOWHERE)) return block
    const media = mediaOf(block.attrs.src.slice(NOWHERE.length))
    return media === null ? block : { ...block, attrs: { ...block.attrs, media, src: null } }
  })
  return { document: { type: 'doc', content }, lost }
}
