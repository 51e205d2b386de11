import type { Note } from '../../source.ts'
import type { BodyContext } from './attachment.ts'
import { unwrapBlocks } from './blocks.ts'
import { escapeHtml, htmlPieces } from './html-pieces.ts'
import { makeParagraphs } from './paragraphs.ts'
import { restorePictures } from './pictures.ts'
import { renderShortcodes } from './shortcode-html.ts'

/**
 * The body of a WordPress post as the plain HTML that the old site showed: shortcodes, blocks and the line feeds of the
 * classic editor resolved. What that lost is added to `lost`. The result is still foreign HTML: the document schema is
 * its gate.
 */
export function wordpressHtml(body: string, context: BodyContext, lost: Note[]): string {
  const marked = replaceMarks(body, lost)
  const rendered = renderShortcodes(marked, context, lost)
  const html = rendered.includes('<!-- wp:') ? unwrapBlocks(rendered, lost) : makeParagraphs(rendered)
  return restorePictures(html + notesList(context.footnotes), context)
}

/** The marks "more" and "next page" are comments: the first only says where lists cut, the second is a rule. */
function replaceMarks(body: string, lost: Note[]): string {
  if (!/<!--\s*(more|nextpage|noteaser)/i.test(body)) return body
  const out: string[] = []
  for (const piece of htmlPieces(body)) {
    const mark =
      piece.kind === 'comment' ? /^<!--\s*(more|nextpage|noteaser)\b(.*?)-->$/i.exec(piece.raw) : null
    if (!mark) out.push(piece.raw)
    else if (mark[1]?.toLowerCase() === 'nextpage') {
      lost.push({ what: 'page_break', detail: 'shown as a rule' })
      out.push('\n\n<hr>\n\n')
    } else {
      lost.push({ what: 'more_mark', detail: mark[2]?.trim() || 'no text' })
      out.push('\n\n')
    }
  }
  return out.join('')
}

/** The block editor keeps the words of its notes apart; the old site showed them as a list that links back. */
function notesList(footnotes: ReadonlyMap<string, string>): string {
  if (footnotes.size === 0) return ''
  const items = [...footnotes].map(([id, content]) => {
    const safe = escapeHtml(id)
    return `<li id="${safe}">${content} <a href="#${safe}-link">↩</a></li>`
  })
  return `<ol>${items.join('')}</ol>`
}
