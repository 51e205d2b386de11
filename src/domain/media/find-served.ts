import type { PictureFormat } from '../../kernel/document/media-view.ts'
import type { Db } from '../../platform/database/index.ts'
import { viewOfRow } from './view-of-row.ts'

/** A file as it is served: a stored original or one of its sizes. `bytes` is its length. */
export type ServedFile = { mime: string; bytes: number; storageKey: string; modifiedAt: Date }

/** `variant` is absent when no size was asked for or it is not made yet; `widths` are those in which it is offered. */
export type ServedMedia = {
  name: string | null
  widths: number[]
  original: ServedFile
  variant?: ServedFile
}

export type VariantSize = { width: number; format: PictureFormat }

/** A stored file, and the size of it that is asked for, in one query by key. */
export async function findServed(db: Db, id: string, size?: VariantSize): Promise<ServedMedia | undefined> {
  const row = await db
    .selectFrom('media as m')
    .leftJoin('media_variant as v', (join) =>
      join
        .onRef('v.media_id', '=', 'm.id')
        .on('v.width', '=', size?.width ?? 0)
        .on('v.format', '=', size?.format ?? ''),
    )
    .select(['m.id', 'm.kind', 'm.mime', 'm.bytes', 'm.width', 'm.height', 'm.colour', 'm.frames'])
    .select(['m.storage_key', 'm.created_at', 'm.original_name'])
    .select(['v.bytes as v_bytes', 'v.storage_key as v_key', 'v.made_at as v_made_at'])
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { mime, bytes, storage_key: storageKey, created_at: modifiedAt } = row
  const original = { mime, bytes, storageKey, modifiedAt }
  const media = { name: row.original_name, widths: viewOfRow(row).widths, original }
  if (!size || row.v_bytes === null || row.v_key === null || row.v_made_at === null) return media
  const made = { bytes: row.v_bytes, storageKey: row.v_key, modifiedAt: row.v_made_at }
  return { ...media, variant: { mime: `image/${size.format}`, ...made } }
}
