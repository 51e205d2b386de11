import type { Readable } from 'node:stream'
import { CodedError } from '../../kernel/errors.ts'
import { loadSharp } from '../media/index.ts'

const PIXELS_MAX = 100_000_000
const SIDE = 1600
const SECONDS = 30

/**
 * A proof's picture painted anew, small and without anything else that was in the file: what may be shown inside a
 * page. Throws `media.broken`.
 */
export async function proofPicture(stream: Readable): Promise<Buffer> {
  const sharp = await loadSharp()
  const bytes = Buffer.concat(await stream.toArray())
  try {
    return await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 82 })
      .toBuffer()
  } catch {
    throw new CodedError('media.broken')
  }
}
