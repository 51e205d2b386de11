import { CodedError } from '../../../kernel/errors.ts'
import type { Box } from '../clean/boxes.ts'
import { broken } from '../clean/broken.ts'
import type { VideoMime } from '../media-type.ts'
import type { ByteSource } from './byte-source.ts'
import { describeMp4 } from './mp4.ts'
import { describeWebm } from './webm.ts'

/** Size in pixels of the first picture track, and where in the file metadata lies. */
export type VideoDescription = { width: number; height: number; metadata: Box[] }

const READERS: Record<VideoMime, (source: ByteSource) => Promise<VideoDescription | undefined>> = {
  'video/mp4': describeMp4,
  'video/webm': describeWebm,
}

/** Reads what a video says of itself. Errors: `media.broken`, also when it has no pictures. */
export async function describeVideo(mime: VideoMime, source: ByteSource): Promise<VideoDescription> {
  try {
    const description = await READERS[mime](source)
    if (description && description.width > 0 && description.height > 0) return description
  } catch (error) {
    if (error instanceof CodedError || !(error instanceof RangeError)) throw error
  }
  throw broken('no picture track')
}
