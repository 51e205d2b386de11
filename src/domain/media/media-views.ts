import type { MediaView } from '../../kernel/document/media-view.ts'
import type { Db } from '../../platform/database/index.ts'
import { viewOfRow } from './view-of-row.ts'

/** The views of these files by ID; unknown IDs are left out. One query. */
export async function mediaViews(db: Db, ids: readonly string[]): Promise<Map<string, MediaView>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('media')
    .select(['id', 'kind', 'mime', 'width', 'height', 'colour', 'frames'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, viewOfRow(row)]))
}
