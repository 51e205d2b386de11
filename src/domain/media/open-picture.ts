import type { Sharp } from 'sharp'
import { MAX_FRAME_PIXELS } from './limits.ts'
import { loadSharp } from './load-sharp.ts'

const SECONDS = 60

/**
 * Runs `work` on the first frame of a picture whose type and size were checked; a cut-off file is an error and no
 * grey area.
 */
export async function openPicture<T>(bytes: Buffer, work: (picture: Sharp) => T | Promise<T>): Promise<T> {
  const sharp = await loadSharp()
  return work(
    sharp(bytes, { limitInputPixels: MAX_FRAME_PIXELS, failOn: 'error' }).timeout({ seconds: SECONDS }),
  )
}

/** The colour that most of the first frame has, on white, as `#rrggbb`. */
export async function dominantColour(bytes: Buffer): Promise<string> {
  const small = await openPicture(bytes, (picture) =>
    picture
      .resize(64, 64, { fit: 'inside' })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .png()
      .toBuffer(),
  )
  const sharp = await loadSharp()
  const { dominant } = await sharp(small).stats()
  const hex = [dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0'))
  return `#${hex.join('')}`
}
