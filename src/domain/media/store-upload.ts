import { CodedError } from '../../kernel/errors.ts'
import type { Database, Tx } from '../../platform/database/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { HEAD_BYTES, sniff } from './media-type.ts'
import { readHead } from './read-head.ts'
import { storePicture } from './store-picture.ts'
import { storeVideo } from './store-video.ts'

/**
 * With `database`, the row is written in a transaction of its own; with `tx`, in the caller's, and if that is rolled
 * back a file without a row stays behind (harmless, and made use of by nothing).
 */
export type UploadContext = { storage: Storage } & ({ database: Database } | { tx: Tx })

/** `name` and `declaredType` are what the sender says: the first is kept for a download's name, the second ignored. */
export type Upload = ({ bytes: Uint8Array } | { stream: AsyncIterable<Uint8Array> }) & {
  name?: string
  declaredType?: string
  sourceUrl?: string
  actor: string | null
  now: Date
}

/** `duplicate`: these very bytes had been stored before, and `mediaId` is what they became then. */
export type StoredUpload = { mediaId: string; duplicate: boolean }

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
