import { CodedError } from '../../../kernel/errors.ts'
import type { PictureMime } from '../media-type.ts'
import { cleanAvif } from './avif.ts'
import { broken } from './broken.ts'
import type { CleanPicture } from './cleaned.ts'
import { cleanGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

const CLEANERS: Record<PictureMime, (bytes: Buffer) => CleanPicture> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
  'image/gif': cleanGif,
  'image/avif': cleanAvif,
}

/**
 * Copies a picture without metadata and without anything hidden behind or between its parts; not one pixel changes,
 * nothing is decoded. Frames are counted on the way. Errors: `media.broken`, `media.unsupported`.
 */
export function cleanPicture(mime: PictureMime, bytes: Buffer): CleanPicture {
  try {
    return CLEANERS[mime](bytes)
  } catch (error) {
    // Reading beyond the end of a buffer.
    if (error instanceof CodedError || !(error instanceof RangeError)) throw error
    throw broken('the file is cut off')
  }
}
