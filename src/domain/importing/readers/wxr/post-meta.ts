import type { Note } from '../../source.ts'
import type { RawItem } from './raw.ts'

const READ = new Set(['_thumbnail_id', '_wp_old_slug', 'footnotes', ''])
// What WordPress notes for itself while somebody edits.
const NOISE =
  /^_(edit_last|edit_lock|pingme|encloseme|wp_old_date|wp_trash_meta_\w+|wp_desired_post_slug|oembed_\w+|wp_page_template)$/

/** Fields of plugins and custom fields have no place here: their names are listed, as are marks of the post. */
export function noteMeta({ fields, meta }: RawItem, lost: Note[]): void {
  const others = [...meta.keys()].filter((key) => !READ.has(key) && !NOISE.test(key))
  if (others.length > 0) lost.push({ what: 'custom_fields', detail: others.join(', ').slice(0, 500) })
  if (fields['wp:is_sticky'] === '1')
    lost.push({ what: 'sticky', detail: 'was held at the top of the front page' })
}
