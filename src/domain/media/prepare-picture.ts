import type { Metadata, Sharp } from 'sharp'
import { CodedError } from '../../kernel/errors.ts'
import { broken } from './clean/broken.ts'
import { cleanPicture } from './clean/clean-picture.ts'
import { MAX_FRAME_PIXELS, MAX_FRAMES, MAX_TOTAL_PIXELS } from './limits.ts'
import { loadSharp } from './load-sharp.ts'
import type { PictureMime } from './media-type.ts'
import { dominantColour, openPicture } from './open-picture.ts'

export type PreparedPicture = {
  bytes: Buffer
  width: number
  height: number
  frames: number
  /** `#rrggbb` */
  colour: string
}

const FORMATS: Record<PictureMime, string> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'heif',
}

/**
 * Makes of an upload what is stored and served: without metadata, upright, sound. Limits are checked on what the
 * headers announce, before anything is decoded; then the first frame is decoded once, which finds a cut-off file.
 * Errors: `media.unsupported`, `media.broken`, `media.too_many_pixels`.
 */
export async function preparePicture(mime: PictureMime, upload: Buffer): Promise<PreparedPicture> {
  const { bytes, frames } = cleanPicture(mime, upload)
  if (frames > MAX_FRAMES) throw new CodedError('media.too_many_pixels', { frames, limit: MAX_FRAMES })
  const metadata = await readHeaders(upload)
  if (metadata.format !== FORMATS[mime]) throw new CodedError('media.unsupported', { mime })
  const size = checkPixels(metadata, frames)
  const colour = await orBroken(dominantColour(bytes))
  if (!isTurned(mime, metadata, frames)) return { bytes, ...size, frames, colour }
  const upright = await orBroken(turn(upload, mime, metadata))
  return { bytes: upright.data, width: upright.info.width, height: upright.info.height, frames, colour }
}

/** Reads headers only; a bomb of any size costs nothing here. */
async function readHeaders(bytes: Buffer): Promise<Metadata> {
  const sharp = await loadSharp()
  return orBroken(sharp(bytes, { limitInputPixels: false }).metadata())
}

function checkPixels(metadata: Metadata, frames: number): { width: number; height: number } {
  const { width } = metadata
  const height = metadata.pageHeight ?? metadata.height
  const pixels = width * height
  if (pixels > MAX_FRAME_PIXELS || pixels * frames > MAX_TOTAL_PIXELS)
    throw new CodedError('media.too_many_pixels', { width, height, frames, limit: MAX_FRAME_PIXELS })
  return { width, height }
}

/** AVIF says how it is turned in the picture itself; an animation's Exif is not followed by browsers. */
function isTurned(mime: PictureMime, { orientation = 1 }: Metadata, frames: number): boolean {
  return orientation > 1 && frames === 1 && mime !== 'image/avif'
}

/** The upright picture in the same format, without loss where the upload had none. Only colour profiles stay. */
function turn(upload: Buffer, mime: PictureMime, metadata: Metadata) {
  return openPicture(upload, (picture) =>
    encoded(picture.autoOrient().keepIccProfile(), mime, metadata, upload).toBuffer({
      resolveWithObject: true,
    }),
  )
}

function encoded(picture: Sharp, mime: PictureMime, metadata: Metadata, upload: Buffer): Sharp {
  if (mime === 'image/png')
    return (metadata.depth === 'ushort' ? picture.toColourspace('rgb16') : picture).png()
  if (mime === 'image/webp') return picture.webp({ quality: 92, lossless: !upload.includes('VP8 ') })
  const chromaSubsampling = metadata.chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0'
  return picture.jpeg({ quality: 92, chromaSubsampling, progressive: metadata.isProgressive ?? false })
}

/** Whatever the decoder finds wrong is the file's fault. */
async function orBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw broken((error as Error).message)
  }
}
