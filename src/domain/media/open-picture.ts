import sharp, { type Sharp } from 'sharp'
import { MAX_FRAME_PIXELS } from './limits.ts'

const SECONDS = 60

/**
 * Opens the first frame of a picture whose type and size were checked. One thread, so that pages are still answered
 * meanwhile; a cut-off file is an error and no grey area.
 */
export function openPicture(bytes: Buffer): Sharp {
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp(bytes, { limitInputPixels: MAX_FRAME_PIXELS, failOn: 'error' }).timeout({ seconds: SECONDS })
}

/** The colour that most of the first frame has, on white, as `#rrggbb`. */
export async function dominantColour(bytes: Buffer): Promise<string> {
  const small = await openPicture(bytes)
    .resize(64, 64, { fit: 'inside' })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .png()
    .toBuffer()
  const { dominant } = await sharp(small).stats()
  const hex = [dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0'))
  return `#${hex.join('')}`
}
