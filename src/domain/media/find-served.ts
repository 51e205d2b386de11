import type { PictureFormat } from '../../kernel/document/media-view.ts'
import type { Db } from '../../platform/database/index.ts'

/** A file as it is served: a stored original or one of its sizes. `bytes` is its length. */
export type ServedFile = {
  mime: string
  bytes: number
  storageKey: string
  modifiedAt: Date
}

/** `variant` is absent when the size was not asked for or is not made yet. */
export type ServedMedia = {
  id: string
  kind: string
  width: number | null
  height: number | null
  frames: number
  name: string | null
  original: ServedFile
  variant?: ServedFile
}

/** A stored file, and the size of it that is asked for, in one query by key. */
export async function findServed(
  db: Db,
  id: string,
  size?: { width: number; format: PictureFormat },
): Promise<ServedMedia | undefined> {
  const row = await db
    .selectFrom('media as m')
    .leftJoin('media_variant as v', (join) =>
      join
        .onRef('v.media_id', '=', 'm.id')
        .on('v.width', '=', size?.width ?? 0)
        .on('v.format', '=', size?.format ?? ''),
    )
    .select(['m.id', 'm.kind', 'm.mime', 'm.bytes', 'm.width', 'm.height', 'm.frames', 'm.created_at'])
    .select(['m.storage_key', 'm.original_name as name'])
    .select(['v.bytes as v_bytes', 'v.storage_key as v_key', 'v.made_at as v_made_at'])
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { kind, width, height, frames, name } = row
  const media = { id, kind, width, height, frames, name }
  const original = {
    mime: row.mime,
    bytes: row.bytes,
    storageKey: row.storage_key,
    modifiedAt: row.created_at,
  }
  if (!size || row.v_bytes === null || row.v_key === null || row.v_made_at === null)
    return { ...media, original }
  const variant = {
    mime: `image/${size.format}`,
    bytes: row.v_bytes,
    storageKey: row.v_key,
    modifiedAt: row.v_made_at,
  }
  return { ...media, original, variant }
}
