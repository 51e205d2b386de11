import { type BodyContext, isPictureAddress } from './attachment.ts'
import { attributeOf, escapeHtml, htmlPieces } from './html-pieces.ts'

const SIZE = /-\d{2,5}x\d{2,5}(?=\.[a-z]+(?:\?.*)?$)/i

/**
 * HTML whose pictures point to the original file instead of a size that the old site made of it, as far as the export
 * lists the file; with the library's alternative text where the body has none. A link around a picture that only leads
 * to the picture is left out.
 */
export function restorePictures(html: string, context: BodyContext): string {
  if (!/<img/i.test(html)) return html
  const unlinked = html.replace(
    /<a\s[^>]{0,2000}>\s*(<img\s[^>]{0,4000}>)\s*<\/a>/gi,
    (all: string, picture: string) => (isPictureAddress(attributeOf(all, 'href') ?? '') ? picture : all),
  )
  const out: string[] = []
  for (const piece of htmlPieces(unlinked)) {
    out.push(piece.kind === 'open' && piece.name === 'img' ? restore(piece.raw, context) : piece.raw)
  }
  return out.join('')
}

function restore(tag: string, context: BodyContext): string {
  const address =
    attributeOf(tag, 'src') || attributeOf(tag, 'data-src') || attributeOf(tag, 'data-lazy-src') || ''
  const id = /\bwp-image-(\d+)\b/.exec(attributeOf(tag, 'class') ?? '')?.[1]
  const file =
    (id ? context.attachment(id) : undefined) ??
    context.attachmentAt(address) ??
    context.attachmentAt(address.replace(SIZE, ''))
  const url = file && isPictureAddress(file.url) ? file.url : lazy(tag, address)
  const alt = attributeOf(tag, 'alt') || file?.alt || ''
  const title = attributeOf(tag, 'title')
  return `<img src="${escapeHtml(url)}" alt="${escapeHtml(decodeQuotes(alt))}"${title ? ` title="${escapeHtml(title)}"` : ''}>`
}

/** Scripts that load pictures late put a stand-in (`data:`) where the address belongs. */
function lazy(tag: string, address: string): string {
  if (!address.startsWith('data:')) return address
  return (
    attributeOf(tag, 'data-src') ??
    attributeOf(tag, 'data-lazy-src') ??
    attributeOf(tag, 'data-original') ??
    address
  )
}

function decodeQuotes(text: string): string {
  return text
    .replace(/&(#0*39|apos);/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
}
