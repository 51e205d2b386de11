import type { Sharp } from 'sharp'
import {
  PICTURE_FORMATS,
  type PictureFormat,
  variantHeight,
  variantWidths,
} from '../../kernel/document/media-view.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { loadSharp } from './load-sharp.ts'
import { openPicture } from './open-picture.ts'

type Context = { db: Db; storage: Storage; now: Date }
type Variant = { width: number; format: PictureFormat }

/**
 * Makes the sizes of a still picture that are not there yet, each as AVIF, WebP and JPEG in sRGB, smallest first.
 * Each is kept as soon as it is made, so that an interrupted run goes on. An animation or a video has none.
 * Errors: `media.not_found`, `storage.not_found`, `storage.full`.
 */
export async function makeVariants(context: Context, mediaId: string): Promise<{ made: number }> {
  const { db, storage } = context
  const media = await db.selectFrom('media').selectAll().where('id', '=', mediaId).executeTakeFirst()
  if (!media) throw new CodedError('media.not_found', { mediaId })
  const { kind, frames, width, height } = media
  if (kind !== 'picture' || frames > 1 || !width || !height) return { made: 0 }
  const missing = await missingVariants(db, mediaId, variantWidths({ width, height }))
  const largest = missing.at(-1)
  if (!largest) return { made: 0 }
  const base = await decode(await readAll(storage, media.storage_key), largest.width)
  for (const variant of missing) {
    const size = { width: variant.width, height: variantHeight({ width, height }, variant.width) }
    const bytes = await encode(base().resize({ ...size, fit: 'fill' }), variant.format)
    await keep(context, mediaId, { ...size, format: variant.format }, bytes)
  }
  return { made: missing.length }
}

async function missingVariants(db: Db, mediaId: string, widths: number[]): Promise<Variant[]> {
  const rows = await db
    .selectFrom('media_variant')
    .select(['width', 'format'])
    .where('media_id', '=', mediaId)
    .execute()
  const there = new Set(rows.map(({ width, format }) => `${width}.${format}`))
  return widths
    .flatMap((width) => PICTURE_FORMATS.map((format) => ({ width, format })))
    .filter(({ width, format }) => !there.has(`${width}.${format}`))
}

async function readAll(storage: Storage, key: string): Promise<Buffer> {
  const { stream } = await storage.open(key)
  return Buffer.concat(await stream.toArray())
}

/** Decodes once, at the largest width wanted; every size is then made from those pixels. */
async function decode(original: Buffer, width: number): Promise<() => Sharp> {
  const sharp = await loadSharp()
  const { data, info } = await openPicture(original, (picture) =>
    picture.resize({ width }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true }),
  )
  return () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
}

/** Efforts and qualities as measured: see docs/adr/0005-media.md. */
function encode(picture: Sharp, format: PictureFormat): Promise<Buffer> {
  if (format === 'avif') return picture.avif({ quality: 55, effort: 2 }).toBuffer()
  if (format === 'webp') return picture.webp({ quality: 78, effort: 3 }).toBuffer()
  return picture.flatten({ background: '#fff' }).jpeg({ quality: 78, progressive: true }).toBuffer()
}

async function keep(
  { db, storage, now }: Context,
  mediaId: string,
  { width, height, format }: Variant & { height: number },
  bytes: Buffer,
): Promise<void> {
  const key = `media/${mediaId}/${width}.${format}`
  await storage.put(key, bytes)
  await db
    .insertInto('media_variant')
    .values({
      media_id: mediaId,
      width,
      height,
      format,
      bytes: bytes.length,
      storage_key: key,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
