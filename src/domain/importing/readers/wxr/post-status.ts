import type { Note, SourceArticle } from '../../source.ts'
import type { RawItem } from './raw.ts'

/** What a post's status means here. What was not for everyone stays a draft; a password is never kept. */
export function readStatus({ fields }: RawItem): { status: SourceArticle['status']; notes: Note[] } {
  const status = fields['wp:status'] || 'publish'
  if (fields['wp:post_password']) return draft('password_protected', 'the password is not kept')
  if (status === 'publish') return { status: 'published', notes: [] }
  if (status === 'future') return { status: 'scheduled', notes: [] }
  if (status === 'draft' || status === 'pending' || status === 'private') return draft(`was_${status}`, '')
  return draft('unknown_status', status)
}

function draft(what: string, detail: string): { status: 'draft'; notes: Note[] } {
  return { status: 'draft', notes: [{ what, detail: detail || 'kept as a draft' }] }
}
