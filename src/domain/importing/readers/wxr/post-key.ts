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
