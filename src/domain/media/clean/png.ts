import { broken } from './broken.ts'
import type { CleanPicture } from './cleaned.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Chunks that decide what is seen, with those of an animation. Text, time, Exif and the unknown are not among them. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
)

/** Copies a PNG file (W3C PNG, third edition) without metadata and without what follows its end. */
export function cleanPng(bytes: Buffer): CleanPicture {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw broken('no signature')
  const kept: Buffer[] = [SIGNATURE]
  let frames = 0
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length) throw broken('a chunk is cut off')
    if (at === 8 && type !== 'IHDR') throw broken('no header')
    if (type === 'fcTL') frames++
    if (KEPT.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return { bytes: Buffer.concat(kept), frames: Math.max(1, frames) }
    at = end
  }
  throw broken('no end of image')
}
