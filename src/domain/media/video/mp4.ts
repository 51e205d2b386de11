import { type Box, boxesOf, fullBox } from '../clean/boxes.ts'
import { broken } from '../clean/broken.ts'
import type { ByteSource } from './byte-source.ts'
import type { VideoDescription } from './description.ts'

const MAX_TOP_BOXES = 4096
const MAX_METADATA_BOXES = 200
const MAX_MOOV_BYTES = 32 * 1024 * 1024

/** Boxes that describe and are not needed to play: places, devices, titles, XMP. */
const METADATA = new Set(['udta', 'meta', 'uuid'])

type Index = { moov: Buffer; moovAt: number; metadata: Box[] }

/**
 * Size of the first track with pictures of an MP4 file (ISO/IEC 14496-12), quarter turns of a phone applied, and its
 * boxes of metadata: beside the index, in it and in its tracks.
 */
export async function describeMp4(source: ByteSource): Promise<VideoDescription | undefined> {
  const { moov, moovAt, metadata } = await readIndex(source)
  let size: Omit<VideoDescription, 'metadata'> | undefined
  for (const box of boxesOf(moov, 0, moov.length)) {
    const inner = box.type === 'trak' ? boxesOf(moov, box.start, box.end) : []
    for (const one of [box, ...inner]) if (METADATA.has(one.type)) metadata.push(moved(one, moovAt))
    if (box.type === 'trak') size ??= trackSize(moov, box)
  }
  if (metadata.length > MAX_METADATA_BOXES) throw broken('too many boxes of metadata')
  return size && { ...size, metadata }
}

/**
 * Walks over the top-level boxes, reading their headers only: `moov` may follow half a gigabyte of pictures. Going on
 * after it finds a file that is cut off.
 */
async function readIndex(source: ByteSource): Promise<Index> {
  let index: Omit<Index, 'metadata'> | undefined
  const metadata: Box[] = []
  let at = 0
  for (let boxes = 0; boxes < MAX_TOP_BOXES && at + 8 <= source.size; boxes++) {
    const header = await source.read(at, 16)
    const short = header.readUInt32BE(0)
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? source.size - at : short
    const box = {
      type: header.toString('latin1', 4, 8),
      at,
      start: at + (short === 1 ? 16 : 8),
      end: at + size,
    }
    if (box.end < box.start || box.end > source.size) throw broken('a box is cut off')
    if (METADATA.has(box.type)) metadata.push(box)
    if (box.type === 'moov' && !index) {
      if (size > MAX_MOOV_BYTES) throw broken('too large an index')
      index = { moov: await source.read(box.start, box.end - box.start), moovAt: box.start }
    }
    at = box.end
  }
  if (!index) throw broken('no index')
  return { ...index, metadata }
}

function moved({ type, at, start, end }: Box, by: number): Box {
  return { type, at: at + by, start: start + by, end: end + by }
}

function find(bytes: Buffer, within: Box, [type, ...deeper]: string[]): Box | undefined {
  for (const box of boxesOf(bytes, within.start, within.end)) {
    if (box.type === type) return deeper.length > 0 ? find(bytes, box, deeper) : box
  }
  return undefined
}

/** Width and height are the last two fields of `tkhd`, 16.16 fixed point; the matrix before them may turn them. */
function trackSize(bytes: Buffer, track: Box): { width: number; height: number } | undefined {
  const tkhd = find(bytes, track, ['tkhd'])
  const hdlr = find(bytes, track, ['mdia', 'hdlr'])
  if (!tkhd || !hdlr || bytes.toString('latin1', hdlr.start + 8, hdlr.start + 12) !== 'vide') return undefined
  const { version, start } = fullBox(bytes, tkhd)
  const matrix = start + (version === 1 ? 32 : 20) + 16
  const width = bytes.readUInt32BE(matrix + 36) >>> 16
  const height = bytes.readUInt32BE(matrix + 40) >>> 16
  const isQuarterTurn = bytes.readInt32BE(matrix) === 0 && bytes.readInt32BE(matrix + 4) !== 0
  return isQuarterTurn ? { width: height, height: width } : { width, height }
}
