import { cleanText } from '../../clean-text.ts'
import { htmlToLine, htmlToLines } from '../../html-text.ts'
import type { Note, SourceComment } from '../../source.ts'
import { parseSourceDate } from '../../source-date.ts'
import type { Fields, RawItem } from './raw.ts'

const NOT_WORDS_OF_READERS = new Set([
  'pingback',
  'trackback',
  'order_note',
  'webhook_delivery',
  'action_log',
])
const REASONS: Record<string, string> = {
  spam: 'comments_spam',
  trash: 'comments_trashed',
  'post-trashed': 'comments_trashed',
}

/**
 * The comments of a post that are words of readers: approved ones visible, the others held. Spam, trash, pingbacks and
 * trackbacks are counted as left out; a reply to one that is not there stands on its own. The network address of the
 * writer is never taken over.
 */
export function readComments(
  item: RawItem,
  articleKey: string,
  timeZone: string,
  lost: Note[],
): SourceComment[] {
  const counts = new Map<string, number>()
  const comments: SourceComment[] = []
  for (const [index, fields] of item.comments.entries()) {
    const comment = readComment(fields, `${articleKey}#${index}`, timeZone)
    if (typeof comment === 'string') counts.set(comment, (counts.get(comment) ?? 0) + 1)
    else comments.push({ type: 'comment', position: item.position, articleKey, ...comment })
  }
  for (const [what, number] of counts) lost.push({ what, detail: String(number) })
  return comments
}

/** The comment, or what to count it as. */
function readComment(
  fields: Fields,
  otherwiseKey: string,
  timeZone: string,
): Omit<SourceComment, 'type' | 'position' | 'articleKey'> | string {
  const type = fields['wp:comment_type'] ?? ''
  const approved = (fields['wp:comment_approved'] ?? '1').toLowerCase()
  const body = cleanText(
    htmlToLines((fields['wp:comment_content'] ?? '').replace(/\n/g, '<br>')),
    'comment',
    [],
  )
  if (NOT_WORDS_OF_READERS.has(type)) return `comments_${type}`
  if (REASONS[approved]) return REASONS[approved]
  if (!body) return 'comments_empty'
  const parent = fields['wp:comment_parent'] ?? ''
  return {
    key: fields['wp:comment_id'] || otherwiseKey,
    parentKey: Number(parent) > 0 ? parent : null,
    authorName: cleanText(htmlToLine(fields['wp:comment_author'] ?? ''), 'comment', []),
    authorEmail: fields['wp:comment_author_email'] || null,
    authorUrl: webAddress(fields['wp:comment_author_url']),
    body,
    state: approved === '1' || approved === 'approve' ? 'visible' : 'held',
    createdAt:
      parseSourceDate(fields['wp:comment_date_gmt'], 'UTC') ??
      parseSourceDate(fields['wp:comment_date'], timeZone),
  }
}

function webAddress(text: string | undefined): string | null {
  return text && /^https?:\/\/[^\s<>"]+$/i.test(text) ? text : null
}
