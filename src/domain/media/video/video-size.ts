import { CodedError } from '../../../kernel/errors.ts'
import { broken } from '../clean/broken.ts'
import type { VideoMime } from '../media-type.ts'
import type { ByteSource } from './byte-source.ts'
import { mp4Size } from './mp4.ts'
import { webmSize } from './webm.ts'

export type VideoSize = { width: number; height: number }

const READERS: Record<VideoMime, (source: ByteSource) => Promise<VideoSize | undefined>> = {
  'video/mp4': mp4Size,
  'video/webm': webmSize,
}

/** The size in pixels of the first picture track. Errors: `media.broken` when there is none to be found. */
export async function videoSize(mime: VideoMime, source: ByteSource): Promise<VideoSize> {
  try {
    const size = await READERS[mime](source)
    if (size && size.width > 0 && size.height > 0) return size
  } catch (error) {
    if (error instanceof CodedError || !(error instanceof RangeError)) throw error
  }
  throw broken('no picture track')
}
