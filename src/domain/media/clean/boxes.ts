import { broken } from './broken.ts'

/** A box of ISO/IEC 14496-12: `at` is where it begins, its payload lies from `start` to before `end`. */
export type Box = { type: string; at: number; start: number; end: number }

/** The boxes that follow one another between two positions. Errors: `media.broken` when one is cut off. */
export function* boxesOf(bytes: Buffer, from: number, to: number): Iterable<Box> {
  for (let at = from; at + 8 <= to; ) {
    const { size, header } = sizeOf(bytes, at, to)
    if (size < header || at + size > to) throw broken('a box is cut off')
    yield {
      type: bytes.toString('latin1', at + 4, at + 8),
      at,
      start: at + header,
      end: at + size,
    }
    at += size
  }
}

/** Version and flags of a full box, and where its fields begin. */
export function fullBox(bytes: Buffer, box: Box): { version: number; flags: number; start: number } {
  if (box.end - box.start < 4) throw broken('a box is cut off')
  return {
    version: bytes.readUInt8(box.start),
    flags: bytes.readUIntBE(box.start + 1, 3),
    start: box.start + 4,
  }
}

/** 1: the size is in the 64 bits that follow; 0: the box goes on to the end. */
function sizeOf(bytes: Buffer, at: number, to: number): { size: number; header: number } {
  const size = bytes.readUInt32BE(at)
  if (size === 1) return { size: Number(bytes.readBigUInt64BE(at + 8)), header: 16 }
  return { size: size === 0 ? to - at : size, header: 8 }
}
