import { createHash } from 'node:crypto'
import type { RawItem } from './raw.ts'

/**
 * What tells a post from all others of its site, the same in every export: its ID; in reduced exports without IDs its
 * guid, its address, or at last its title and date.
 */
export function postKey({ fields }: RawItem): string {
  if (fields['wp:post_id']) return fields['wp:post_id']
  const name = fields.guid || fields.link
  if (name && name.length <= 500) return name
  const text = [name, fields.title, fields['wp:post_date'], fields.pubDate].join('\n')
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

const TYPES = new Set(['post', 'page'])
const STATUSES_LEFT_OUT = new Set(['trash', 'auto-draft'])

/** Whether an item becomes an article. */
export function isImported({ fields, tooLong }: RawItem): boolean {
  const type = fields['wp:post_type'] || 'post'
  return (
    TYPES.has(type) &&
    !STATUSES_LEFT_OUT.has(fields['wp:status'] ?? '') &&
    !tooLong.includes('content:encoded')
  )
}
