import type { BlockNode } from '../types.ts'
import type { LostList } from './lost.ts'
import { readTokens } from './tokens.ts'

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const SILENT = new Set(['script', 'style', 'title', 'iframe', 'noembed', 'noframes'])

/**
 * The words of HTML that is too deep or too large to be built as a tree: one paragraph for each block of text, without
 * marks, links or pictures. Linear in the length of the HTML.
 */
export function flatBlocks(html: string, lost: LostList): BlockNode[] {
  lost.add(
    'nesting',
    'Too deep or too large: kept as plain paragraphs, without links, pictures and formatting',
  )
  const blocks: BlockNode[] = []
  let text = ''
  let silent = ''
  readTokens(html, {
    text(words) {
      if (silent === '') text += words
    },
    tag(token, opens) {
      if (SILENT.has(token.tagName)) {
        silent = opens ? token.tagName : ''
        if (opens) lost.add(token.tagName, '')
      } else if (opens && (token.tagName === 'img' || token.tagName === 'video')) {
        lost.add(token.tagName, token.attrs.find(({ name }) => name === 'src')?.value ?? '')
      }
      if (!INLINE.has(token.tagName)) flush()
    },
  })
  flush()
  return blocks

  function flush(): void {
    if (text.trim() !== '') blocks.push({ type: 'paragraph', content: [{ type: 'text', text }] })
    text = ''
  }
}
