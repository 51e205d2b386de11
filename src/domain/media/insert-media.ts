import { variantWidths } from '../../kernel/document/media-view.ts'
import { type Tx, transact } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import type { StoredUpload, Upload, UploadContext } from './upload.ts'

/** Name of the job that makes a picture's sizes. */
export const VARIANTS_JOB = 'media.variants'

/** A file that lies in the storage under `storageKey(id, extension)`; `sha256` is of the bytes as uploaded. */
export type NewMedia = {
  id: string
  kind: 'picture' | 'video'
  mime: string
  extension: string
  bytes: number
  sha256: string
  width: number
  height: number
  frames: number
  colour: string | null
}

export function storageKey(id: string, extension: string): string {
  return `media/${id}/original.${extension}`
}

/** The media that these uploaded bytes became before, if they did. */
export async function findByContent(context: UploadContext, sha256: string): Promise<string | undefined> {
  const db = 'tx' in context ? context.tx.db : context.database.db
  const row = await db.selectFrom('media').select('id').where('sha256', '=', sha256).executeTakeFirst()
  return row?.id
}

/**
 * Writes the row of a stored file, and the job that makes its sizes. Where somebody else was quicker with the same
 * bytes, the file is removed again and theirs is the answer.
 */
export async function insertMedia(
  context: UploadContext,
  upload: Upload,
  media: NewMedia,
): Promise<StoredUpload> {
  const write = (tx: Tx) => insertRow(tx, upload, media)
  const isNew = 'tx' in context ? await write(context.tx) : await transact(context.database, write)
  if (isNew) return { mediaId: media.id, duplicate: false }
  await context.storage.remove(storageKey(media.id, media.extension))
  const mediaId = await findByContent(context, media.sha256)
  if (!mediaId) throw new Error('a stored file vanished while its copy was being stored')
  return { mediaId, duplicate: true }
}

async function insertRow(tx: Tx, upload: Upload, media: NewMedia): Promise<boolean> {
  const { extension, ...columns } = media
  const row = await tx.db
    .insertInto('media')
    .values({
      ...columns,
      storage_key: storageKey(media.id, extension),
      original_name: upload.name?.slice(0, 200) ?? null,
      source_url: upload.sourceUrl ?? null,
      created_at: upload.now,
      created_by: upload.actor,
    })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row && hasVariants(media)) await enqueue(tx, VARIANTS_JOB, { mediaId: media.id }, { key: media.id })
  return row !== undefined
}

function hasVariants({ kind, frames, width, height }: NewMedia): boolean {
  return kind === 'picture' && frames === 1 && variantWidths({ width, height }).length > 0
}
