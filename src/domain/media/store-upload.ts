import { CodedError } from '../../kernel/errors.ts'
import { HEAD_BYTES, sniff } from './media-type.ts'
import { readHead } from './read-head.ts'
import { storePicture } from './store-picture.ts'
import { storeVideo } from './store-video.ts'
import type { StoredUpload, Upload, UploadContext } from './upload.ts'

/**
 * Takes a picture (JPEG, PNG, WebP, GIF, AVIF) or a video (MP4, WebM) in, told by its content. Pictures lose their
 * metadata and stand upright; a job makes their sizes. Errors: `media.unsupported`, `media.too_large`,
 * `media.too_many_pixels`, `media.broken`, `media.empty`, `storage.full`; nothing is stored then.
 */
export async function storeUpload(context: UploadContext, upload: Upload): Promise<StoredUpload> {
  const { head, body } = await readHead(sourceOf(upload), HEAD_BYTES)
  if (head.length === 0) throw new CodedError('media.empty')
  const type = await sniff(head)
  if (type.kind === 'picture') return storePicture(context, upload, type, body)
  return storeVideo(context, upload, type, body)
}

async function* sourceOf(upload: Upload): AsyncIterable<Uint8Array> {
  if ('stream' in upload) yield* upload.stream
  else yield upload.bytes
}
