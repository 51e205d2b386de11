import { createHash } from 'node:crypto'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { findByContent, insertMedia, storageKey } from './insert-media.ts'
import { MAX_PICTURE_BYTES } from './limits.ts'
import type { MediaType, PictureMime } from './media-type.ts'
import { preparePicture } from './prepare-picture.ts'
import type { StoredUpload, Upload, UploadContext } from './upload.ts'

type PictureType = MediaType & { kind: 'picture'; mime: PictureMime }

export async function storePicture(
  context: UploadContext,
  upload: Upload,
  type: PictureType,
  body: AsyncIterable<Uint8Array>,
): Promise<StoredUpload> {
  const bytes = await collect(body, MAX_PICTURE_BYTES)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = await findByContent(context, sha256)
  if (known) return { mediaId: known, duplicate: true }
  const picture = await preparePicture(type.mime, bytes)
  const id = newId()
  const key = storageKey(id, type.extension)
  await context.storage.put(key, picture.bytes)
  try {
    return await insertMedia(context, upload, {
      ...type,
      ...picture,
      id,
      sha256,
      bytes: picture.bytes.length,
    })
  } catch (error) {
    await context.storage.remove(key)
    throw error
  }
}

async function collect(body: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > limit) throw new CodedError('media.too_large', { limit })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}
