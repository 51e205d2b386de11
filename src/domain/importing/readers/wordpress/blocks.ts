import type { Note } from '../../source.ts'
import { attributeOf, escapeHtml, htmlPieces } from './html-pieces.ts'
import { makeParagraphs } from './paragraphs.ts'

const BLOCK = /^<!--\s+(\/)?wp:([a-z][\w-]*(?:\/[a-z][\w-]*)?)\s*([\s\S]*?)(\/)?-->$/
// Blocks whose text is that of the classic editor.
const CLASSIC = new Set(['freeform', 'classic', 'shortcode'])
// Blocks without content of their own that are only a mark or a distance, or whose content comes from elsewhere.
const MARKS: Record<string, string> = {
  more: '',
  nextpage: '<hr>',
  spacer: '',
  separator: '<hr>',
  footnotes: '',
}

/**
 * HTML without the comments of WordPress's block editor. Text outside of blocks and in blocks of the classic editor
 * becomes paragraphs; blocks that only the old site could fill are noted as lost.
 */
export function unwrapBlocks(html: string, lost: Note[]): string {
  const out: string[] = []
  const open: string[] = []
  let classic: string[] = []
  const flush = () => {
    out.push(makeParagraphs(classic.join('')))
    classic = []
  }
  for (const piece of htmlPieces(html)) {
    const block = piece.kind === 'comment' ? BLOCK.exec(piece.raw) : null
    if (!block) {
      const inside = open.at(-1)
      if (inside === undefined || CLASSIC.has(inside)) classic.push(piece.raw)
      else out.push(insideBlock(piece.raw, piece.name, open))
      continue
    }
    flush()
    const name = (block[2] as string).replace(/^core\//, '')
    if (block[1]) {
      const at = open.lastIndexOf(name)
      if (at !== -1) open.length = at
    } else if (block[4]) out.push(standsAlone(name, block[3] ?? '', lost))
    else open.push(name)
  }
  flush()
  return linkEmbeds(out.join(''))
}

function insideBlock(raw: string, name: string, open: string[]): string {
  // A gallery of older versions is a list; its items are pictures, not list items.
  if (open.includes('gallery') && (name === 'ul' || name === 'li')) return ''
  if (open.at(-1) === 'cover' && name === 'div') {
    const background = /background-image:\s*url\(\s*["']?([^"')]+)/i.exec(attributeOf(raw, 'style') ?? '')
    if (background?.[1]) return `<figure><img src="${escapeHtml(background[1])}" alt=""></figure>${raw}`
  }
  return raw
}

function standsAlone(name: string, attributes: string, lost: Note[]): string {
  const mark = MARKS[name]
  if (mark !== undefined) return mark
  lost.push({ what: 'dynamic_block', detail: `${name} ${attributes.trim()}`.trim().slice(0, 200) })
  return ''
}

function linkEmbeds(html: string): string {
  return html.replace(
    /(<div[^>]{0,300}wp-block-embed__wrapper[^>]{0,100}>)\s*(https?:\/\/[^\s<>"]+)\s*(<\/div>)/g,
    '$1<p><a href="$2">$2</a></p>$3',
  )
}
