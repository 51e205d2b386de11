import { broken } from '../clean/broken.ts'
import type { ByteSource } from './byte-source.ts'
import type { VideoDescription } from './description.ts'

// Element IDs of EBML (RFC 8794) and Matroska (RFC 9559).
const EBML = 0x1a45dfa3
const SEGMENT = 0x18538067
const TRACKS = 0x1654ae6b
const CLUSTER = 0x1f43b675
const TRACK_ENTRY = 0xae
const VIDEO = 0xe0
const PIXEL_WIDTH = 0xb0
const PIXEL_HEIGHT = 0xba

const CONTAINERS = new Set([SEGMENT, TRACKS, TRACK_ENTRY, VIDEO])
// Tracks come before the pictures; what a writer puts in front of them is small.
const HEAD_BYTES = 4 * 1024 * 1024

/** Size of the first track with pictures of a WebM file. Its tags are left as they are. */
export async function describeWebm(source: ByteSource): Promise<VideoDescription | undefined> {
  const bytes = await source.read(0, HEAD_BYTES)
  if (bytes.readUInt32BE(0) !== EBML) throw broken('no header')
  let width = 0
  for (let at = 0; at < bytes.length; ) {
    const element = readElement(bytes, at)
    if (element.id === CLUSTER) return undefined
    if (element.id === PIXEL_WIDTH) width = readUnsigned(bytes, element)
    if (element.id === PIXEL_HEIGHT) return { width, height: readUnsigned(bytes, element), metadata: [] }
    // A container is entered, anything else passed over.
    at = CONTAINERS.has(element.id) ? element.start : element.end
  }
  return undefined
}

type Element = { id: number; start: number; end: number }

function readElement(bytes: Buffer, at: number): Element {
  const idLength = lengthOf(bytes.readUInt8(at), 4)
  const sizeAt = at + idLength
  const sizeLength = lengthOf(bytes.readUInt8(sizeAt), 8)
  let size = bytes.readUInt8(sizeAt) & (0xff >> sizeLength)
  for (let index = 1; index < sizeLength; index++) size = size * 256 + bytes.readUInt8(sizeAt + index)
  const start = sizeAt + sizeLength
  return { id: bytes.readUIntBE(at, idLength), start, end: start + size }
}

/** The leading zeros of the first byte tell how many bytes there are. */
function lengthOf(first: number, limit: number): number {
  const length = Math.clz32(first) - 23
  if (length > limit) throw broken('an element is broken')
  return length
}

function readUnsigned(bytes: Buffer, { start, end }: Element): number {
  const length = end - start
  if (length < 1 || length > 6) throw broken('a size is broken')
  return bytes.readUIntBE(start, length)
}
