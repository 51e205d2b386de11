import { CodedError } from '../../../kernel/errors.ts'
import { broken } from '../clean/broken.ts'
import type { VideoMime } from '../media-type.ts'
import type { ByteSource } from './byte-source.ts'
import type { VideoDescription } from './description.ts'
import { describeMp4 } from './mp4.ts'
import { describeWebm } from './webm.ts'

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
