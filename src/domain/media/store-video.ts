import { createHash, type Hash } from 'node:crypto'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertMedia, storageKey } from './insert-media.ts'
import { MAX_VIDEO_BYTES } from './limits.ts'
import type { MediaType, VideoMime } from './media-type.ts'
import type { StoredUpload, Upload, UploadContext } from './upload.ts'
import { blanked } from './video/blank.ts'
import { storedBytes } from './video/byte-source.ts'
import { describeVideo } from './video/describe-video.ts'

type VideoType = MediaType & { kind: 'video'; mime: VideoMime }

/**
 * A video goes straight to the storage, never as a whole through memory; what it is, is then read from there. One that
 * tells where it was taken is written once more without.
 */
export async function storeVideo(
  context: UploadContext,
  upload: Upload,
  type: VideoType,
  body: AsyncIterable<Uint8Array>,
): Promise<StoredUpload> {
  const { storage } = context
  const id = newId()
  const key = storageKey(id, type.extension)
  const hash = createHash('sha256')
  const { bytes } = await storage.put(key, bounded(body, hash, MAX_VIDEO_BYTES))
  try {
    const { width, height, metadata } = await describeVideo(type.mime, storedBytes(storage, key, bytes))
    if (metadata.length > 0) await storage.put(key, blanked((await storage.open(key)).stream, metadata))
    const media = { ...type, width, height, id, frames: 1, colour: null, bytes, sha256: hash.digest('hex') }
    return await insertMedia(context, upload, media)
  } catch (error) {
    await storage.remove(key)
    throw error
  }
}

async function* bounded(
  body: AsyncIterable<Uint8Array>,
  hash: Hash,
  limit: number,
): AsyncIterable<Uint8Array> {
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > limit) throw new CodedError('media.too_large', { limit })
    hash.update(chunk)
    yield chunk
  }
}
