import { escapeHtml } from './escape-html.ts'
import { markedHtml } from './render/inline.ts'
import type { BlockNode, InlineNode, Picture, SourceAttributes, TableCell, Video } from './types.ts'

/**
 * A block as HTML on one line that `fromHtml` reads back as it was, for what Markdown has no notation for. Stored files
 * are `media:ID`, a footnote is a `<span data-footnote>` in its place, a source a `<cite data-source>`. Never shown to readers.
 */
export function exchangeHtml(block: BlockNode): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inline(block.content)}</p>`
    case 'heading':
      return `<h${block.attrs.level}>${inline(block.content)}</h${block.attrs.level}>`
    case 'bulletList':
      return `<ul>${block.content.map((item) => `<li>${all(item.content)}</li>`).join('')}</ul>`
    case 'orderedList':
      return `<ol start="${block.attrs.start}">${block.content.map((item) => `<li>${all(item.content)}</li>`).join('')}</ol>`
    case 'blockquote':
      return `<blockquote>${all(block.content)}</blockquote>`
    case 'picture':
    case 'video':
      return mediaHtml(block)
    case 'gallery':
      return `<figure class="gallery">${all(block.content)}<figcaption>${text(block.attrs.caption)}</figcaption></figure>`
    case 'codeBlock': {
      const language = block.attrs.language === null ? '' : ` class="language-${text(block.attrs.language)}"`
      return `<pre><code${language}>${inline(block.content)}</code></pre>`
    }
    case 'table': {
      const rows = block.content.map((row) => `<tr>${(row.content ?? []).map(cellHtml).join('')}</tr>`)
      return `<table><tbody>${rows.join('')}</tbody></table>`
    }
    case 'rule':
      return '<hr>'
  }
}

function all(blocks: BlockNode[]): string {
  return blocks.map((block) => exchangeHtml(block)).join('')
}

function inline(nodes: InlineNode[] | undefined): string {
  return markedHtml(nodes, (node) => {
    if (node.type === 'text') return text(node.text)
    if (node.type === 'source') return sourceHtml(node.attrs)
    return node.type === 'hardBreak' ? '<br>' : `<span data-footnote>${inline(node.content)}</span>`
  })
}

/** A source in its place, for Markdown too. */
export function sourceHtml({ title, author, publisher, href, accessed }: SourceAttributes): string {
  const given = Object.entries({ author, publisher, href, accessed }).filter(([, value]) => value)
  const data = given.map(([name, value]) => ` data-${name}="${text(value ?? '')}"`).join('')
  return `<cite data-source${data}>${text(title)}</cite>`
}

function mediaHtml({ type, attrs }: Picture | Video): string {
  const address = text(attrs.media === null ? (attrs.src ?? '') : `media:${attrs.media}`)
  const alt = 'alt' in attrs ? attrs.alt : ''
  const media =
    type === 'picture' ? `<img src="${address}" alt="${text(alt)}">` : `<video src="${address}"></video>`
  return `<figure>${media}<figcaption>${text(attrs.caption)}</figcaption></figure>`
}

function cellHtml(cell: TableCell): string {
  const tag = cell.type === 'tableHeader' ? 'th' : 'td'
  const { colspan, rowspan } = cell.attrs
  const [only] = cell.content
  const inner =
    cell.content.length === 1 && only?.type === 'paragraph' ? inline(only.content) : all(cell.content)
  return `<${tag} colspan="${colspan}" rowspan="${rowspan}">${inner}</${tag}>`.replaceAll(
    / (?:col|row)span="1"/g,
    '',
  )
}

/** Line ends as references: an empty line would end the HTML in Markdown. */
function text(words: string): string {
  return escapeHtml(words).replaceAll('\n', '&#10;').replaceAll('\r', '&#13;')
}
