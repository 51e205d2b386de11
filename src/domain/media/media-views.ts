import type { MediaView } from '../../kernel/document/media-view.ts'
import type { Db } from '../../platform/database/index.ts'
import { viewOfRow } from './view-of-row.ts'

/** What pages need to show these files, by ID; unknown IDs are left out. One query, none for no IDs. */
export async function mediaViews(db: Db, ids: Iterable<string>): Promise<Map<string, MediaView>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('media')
    .select(['id', 'kind', 'mime', 'width', 'height', 'colour', 'frames'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, viewOfRow(row)]))
}
