import { broken } from './broken.ts'
import type { CleanPicture } from './cleaned.ts'

const IMAGE = 0x2c
const EXTENSION = 0x21
const TRAILER = 0x3b
const GRAPHIC_CONTROL = 0xf9
const APPLICATION = 0xff

/** The two names under which an application extension says how often an animation repeats. */
const LOOPING = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0'])

/** Copies a GIF file (GIF89a) without comments, text, XMP and what follows its end. */
export function cleanGif(bytes: Buffer): CleanPicture {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) throw broken('no header')
  const kept: Buffer[] = []
  let frames = 0
  let at = 13 + colourTable(byteAt(bytes, 10))
  kept.push(slice(bytes, 0, at))
  // A file that lacks only its trailer is whole, and many do.
  while (at < bytes.length && bytes[at] !== TRAILER) {
    const end = blockEnd(bytes, at)
    if (bytes[at] === IMAGE) frames++
    if (isPicture(bytes, at)) kept.push(slice(bytes, at, end))
    at = end
  }
  if (frames === 0) throw broken('no picture')
  return { bytes: Buffer.concat([...kept, Buffer.from([TRAILER])]), frames }
}

function blockEnd(bytes: Buffer, at: number): number {
  if (bytes[at] === EXTENSION) return subBlocksEnd(bytes, at + 2)
  if (bytes[at] !== IMAGE) throw broken('an unknown block')
  const data = at + 10 + colourTable(byteAt(bytes, at + 9))
  return subBlocksEnd(bytes, data + 1)
}

function isPicture(bytes: Buffer, at: number): boolean {
  if (bytes[at] === IMAGE) return true
  const label = byteAt(bytes, at + 1)
  if (label === GRAPHIC_CONTROL) return true
  return label === APPLICATION && LOOPING.has(bytes.toString('latin1', at + 3, at + 14))
}

/** Bytes of the table that packed flags announce. */
function colourTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0
}

function subBlocksEnd(bytes: Buffer, from: number): number {
  let at = from
  for (let size = byteAt(bytes, at); size > 0; size = byteAt(bytes, at)) at += 1 + size
  return at + 1
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw broken('a block is cut off')
  return byte
}

function slice(bytes: Buffer, start: number, end: number): Buffer {
  if (end > bytes.length) throw broken('a block is cut off')
  return bytes.subarray(start, end)
}
