import { CodedError } from '../../errors.ts'
import { escapeHtml } from '../escape-html.ts'
import { fromHtml, type HtmlOptions } from '../html/from-html.ts'
import { createLostList, type LostList } from '../html/lost.ts'
import type { Converted } from '../types.ts'
import { markdownTree } from './syntax.ts'
import { isTooCostly } from './too-costly.ts'
import { treeHtml } from './tree-html.ts'

const MAX_LENGTH = 2 * 1024 * 1024
/** More paragraphs than a document has nodes; the parser would take as long for them as for what can be kept. */
const MAX_LINES = 40_000

/**
 * A normalised document from Markdown (CommonMark, GitHub's tables, footnotes, task lists, `~~` and bare addresses);
 * HTML within goes through `fromHtml`. The notation of pictures, videos and footnotes is in docs/document.md.
 * @throws CodedError `document.too_large` above 2 million characters or 40,000 lines, and as `fromHtml` does.
 */
export function fromMarkdown(markdown: string, options: HtmlOptions = {}): Converted {
  if (markdown.length > MAX_LENGTH)
    throw new CodedError('document.too_large', { characters: markdown.length })
  const lines = markdown.match(/\n/g)?.length ?? 0
  if (lines > MAX_LINES) throw new CodedError('document.too_large', { lines })
  const lost = createLostList()
  const converted = fromHtml(asHtml(markdown.toWellFormed().replaceAll('\0', ''), lost), options)
  for (const entry of converted.lost) lost.add(entry.what, entry.detail)
  const beyond = converted.lostCount - converted.lost.length
  return { document: converted.document, lost: lost.entries, lostCount: lost.count + beyond }
}

function asHtml(markdown: string, lost: LostList): string {
  if (!isTooCostly(markdown)) return treeHtml(markdownTree(markdown), lost)
  lost.add('markdown', 'Too many markers to read: kept as plain paragraphs')
  const paragraphs = markdown.split(/\n[ \t]*\n/)
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`).join('')
}
