import { broken } from './broken.ts'
import type { CleanPicture } from './cleaned.ts'

const PICTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const FRAME = new Set(['VP8 ', 'VP8L', 'ALPH'])
const FRAME_HEADER = 16
const EXIF_AND_XMP = 0x08 | 0x04

/** Copies a WebP file (RFC 9649) without Exif, XMP, unknown chunks and what follows its end. */
export function cleanWebp(bytes: Buffer): CleanPicture {
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  if (!isWebp) throw broken('no header')
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) throw broken('the file is cut off')
  let frames = 0
  const kept: Buffer[] = []
  for (const chunk of chunksOf(bytes.subarray(12, end))) {
    if (!PICTURE.has(chunk.type)) continue
    if (chunk.type === 'ANMF') frames++
    kept.push(cleanChunk(chunk))
  }
  if (kept.length === 0) throw broken('no picture')
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept])
  const header = Buffer.from('RIFF\0\0\0\0', 'latin1')
  header.writeUInt32LE(body.length, 4)
  return { bytes: Buffer.concat([header, body]), frames: Math.max(1, frames) }
}

type Chunk = { type: string; data: Buffer }

function* chunksOf(bytes: Buffer): Iterable<Chunk> {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size
    if (end > bytes.length) throw broken('a chunk is cut off')
    yield { type: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, end) }
    at = end + (size % 2)
  }
}

function cleanChunk({ type, data }: Chunk): Buffer {
  if (type === 'VP8X') {
    const header = Buffer.from(data)
    header[0] = (header[0] ?? 0) & ~EXIF_AND_XMP
    return chunk(type, header)
  }
  if (type !== 'ANMF') return chunk(type, data)
  const parts = [...chunksOf(data.subarray(FRAME_HEADER))].filter((part) => FRAME.has(part.type))
  const frame = parts.map((part) => chunk(part.type, part.data))
  return chunk(type, Buffer.concat([data.subarray(0, FRAME_HEADER), ...frame]))
}

/** Chunks begin at even positions. */
function chunk(type: string, data: Buffer): Buffer {
  const header = Buffer.from(`${type}\0\0\0\0`, 'latin1')
  header.writeUInt32LE(data.length, 4)
  return Buffer.concat([header, data, Buffer.alloc(data.length % 2)])
}
