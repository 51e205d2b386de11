import { slugify } from '../../text/slugify.ts'
import { escapeHtml } from '../escape-html.ts'
import { inlineText } from '../plain-text.ts'
import type { BlockNode, CodeBlock, Heading, ListItem, OrderedList } from '../types.ts'
import { inlineHtml } from './inline.ts'
import { galleryFigure, pictureFigure, videoFigure } from './media.ts'
import type { RenderState } from './state.ts'
import { tableHtml } from './table.ts'

export function blocksHtml(blocks: BlockNode[], state: RenderState): string {
  let html = ''
  for (const block of blocks) html += blockHtml(block, state)
  return html
}

function blockHtml(block: BlockNode, state: RenderState): string {
  switch (block.type) {
    case 'paragraph':
      // An empty one is a place to write, nothing to read.
      return block.content ? `<p>${inlineHtml(block.content, state)}</p>` : ''
    case 'heading':
      return headingHtml(block, state)
    case 'bulletList':
      return `<ul>${itemsHtml(block.content, state)}</ul>`
    case 'orderedList':
      return `<ol${startAttribute(block)}>${itemsHtml(block.content, state)}</ol>`
    case 'blockquote':
      return `<blockquote>${blocksHtml(block.content, state)}</blockquote>`
    case 'picture':
      return pictureFigure(block, state)
    case 'video':
      return videoFigure(block, state)
    case 'gallery':
      return galleryFigure(block, state)
    case 'codeBlock':
      return codeHtml(block)
    case 'table':
      return tableHtml(block, state, blocksHtml)
    case 'rule':
      return '<hr>'
  }
}

/** The ID comes of the words alone, so that a link to a part outlives edits elsewhere; `h-` keeps it off the page's own. */
function headingHtml(heading: Heading, state: RenderState): string {
  const tag = `h${heading.attrs.level}`
  const slug = `h-${slugify(inlineText(heading.content, '')) || 'part'}`
  const count = (state.headings.get(slug) ?? 0) + 1
  state.headings.set(slug, count)
  const id = count === 1 ? slug : `${slug}--${count}`
  return `<${tag} id="${escapeHtml(id)}">${inlineHtml(heading.content, state)}</${tag}>`
}

/** An item of one paragraph is its text, as everyone writes lists by hand. */
function itemsHtml(items: ListItem[], state: RenderState): string {
  let html = ''
  for (const item of items) {
    const [first, ...rest] = item.content
    const plain = first?.type === 'paragraph' && rest.every((block) => block.type.endsWith('List'))
    html += `<li>${plain ? inlineHtml(first.content, state) + blocksHtml(rest, state) : blocksHtml(item.content, state)}</li>`
  }
  return html
}

function startAttribute(list: OrderedList): string {
  return list.attrs.start === 1 ? '' : ` start="${list.attrs.start}"`
}

/** HTML drops a line break right after `<pre>`'s tags; the code element between keeps it. */
function codeHtml(block: CodeBlock): string {
  const language = block.attrs.language
  const name = language ? ` class="language-${escapeHtml(language)}"` : ''
  const text = block.content?.map((node) => node.text).join('') ?? ''
  return `<pre><code${name}>${escapeHtml(text)}</code></pre>`
}
