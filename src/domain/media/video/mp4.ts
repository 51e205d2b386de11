import { type Box, boxesOf, fullBox } from '../clean/boxes.ts'
import { broken } from '../clean/broken.ts'
import type { ByteSource } from './byte-source.ts'
import type { VideoSize } from './video-size.ts'

const MAX_TOP_BOXES = 4096
const MAX_MOOV_BYTES = 32 * 1024 * 1024

/** Size of the first track with pictures of an MP4 file (ISO/IEC 14496-12), quarter turns of a phone applied. */
export async function mp4Size(source: ByteSource): Promise<VideoSize | undefined> {
  const moov = await readMoov(source)
  for (const track of boxesOf(moov, 0, moov.length)) {
    if (track.type !== 'trak') continue
    const header = find(moov, track, ['tkhd'])
    const handler = find(moov, track, ['mdia', 'hdlr'])
    if (!header || !handler) continue
    if (moov.toString('latin1', handler.start + 8, handler.start + 12) === 'vide')
      return trackSize(moov, header)
  }
  return undefined
}

/**
 * Walks over the top-level boxes, reading their headers only: `moov` may follow half a gigabyte of pictures. Going on
 * after it finds a file that is cut off.
 */
async function readMoov(source: ByteSource): Promise<Buffer> {
  let moov: Buffer | undefined
  let at = 0
  for (let boxes = 0; boxes < MAX_TOP_BOXES && at + 8 <= source.size; boxes++) {
    const header = await source.read(at, 16)
    const short = header.readUInt32BE(0)
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? source.size - at : short
    if (size < 8 || at + size > source.size) throw broken('a box is cut off')
    if (header.toString('latin1', 4, 8) === 'moov' && !moov) {
      if (size > MAX_MOOV_BYTES) throw broken('too large an index')
      const start = short === 1 ? 16 : 8
      moov = await source.read(at + start, size - start)
    }
    at += size
  }
  if (!moov) throw broken('no index')
  return moov
}

function find(bytes: Buffer, within: Box, [type, ...deeper]: string[]): Box | undefined {
  for (const box of boxesOf(bytes, within.start, within.end)) {
    if (box.type === type) return deeper.length > 0 ? find(bytes, box, deeper) : box
  }
  return undefined
}

/** Width and height are the last two fields of `tkhd`, 16.16 fixed point; the matrix before them may turn them. */
function trackSize(bytes: Buffer, tkhd: Box): VideoSize {
  const { version, start } = fullBox(bytes, tkhd)
  const matrix = start + (version === 1 ? 32 : 20) + 16
  const width = bytes.readUInt32BE(matrix + 36) >>> 16
  const height = bytes.readUInt32BE(matrix + 40) >>> 16
  const isQuarterTurn = bytes.readInt32BE(matrix) === 0 && bytes.readInt32BE(matrix + 4) !== 0
  return isQuarterTurn ? { width: height, height: width } : { width, height }
}
