import { type Box, boxesOf, fullBox } from './boxes.ts'
import { broken } from './broken.ts'

export type ItemLocation = {
  id: number
  /** 0: positions in the file; 1: positions in the `idat` box. */
  construction: number
  extents: { offset: number; length: number }[]
}

const MAX_ITEMS = 4096

/** The four letters of each item's type, from the `iinf` box (ISO/IEC 14496-12, 8.11.6). */
export function itemTypes(bytes: Buffer, iinf: Box): Map<number, string> {
  const { version, start } = fullBox(bytes, iinf)
  const types = new Map<number, string>()
  for (const box of boxesOf(bytes, start + (version === 0 ? 2 : 4), iinf.end)) {
    if (box.type !== 'infe') continue
    const entry = fullBox(bytes, box)
    if (entry.version < 2) throw broken('an item without a type')
    const idSize = entry.version === 2 ? 2 : 4
    const id = bytes.readUIntBE(entry.start, idSize)
    const type = entry.start + idSize + 2
    types.set(id, bytes.toString('latin1', type, type + 4))
    if (types.size > MAX_ITEMS) throw broken('too many items')
  }
  return types
}

/** Where each item's bytes lie, from the `iloc` box (ISO/IEC 14496-12, 8.11.3). */
export function itemLocations(bytes: Buffer, iloc: Box): ItemLocation[] {
  const { version, start } = fullBox(bytes, iloc)
  const read = reader(bytes, start, iloc.end)
  const sizes = read(2)
  const offsetSize = sizes >> 12
  const lengthSize = (sizes >> 8) & 15
  const baseSize = (sizes >> 4) & 15
  const indexSize = version === 0 ? 0 : sizes & 15
  const count = read(version < 2 ? 2 : 4)
  if (count > MAX_ITEMS) throw broken('too many items')
  const items: ItemLocation[] = []
  for (let index = 0; index < count; index++) {
    const id = read(version < 2 ? 2 : 4)
    const construction = version === 0 ? 0 : read(2) & 15
    if (read(2) !== 0) throw broken('an item in another file')
    const base = read(baseSize)
    const extents = []
    for (let left = read(2); left > 0; left--) {
      read(indexSize)
      extents.push({ offset: base + read(offsetSize), length: read(lengthSize) })
    }
    items.push({ id, construction, extents })
  }
  return items
}

/** Reads whole numbers of 0, 2, 4 or 8 bytes one after the other. */
function reader(bytes: Buffer, start: number, end: number): (size: number) => number {
  let at = start
  return (size) => {
    if (at + size > end) throw broken('a box is cut off')
    const value = size === 8 ? Number(bytes.readBigUInt64BE(at)) : size === 0 ? 0 : bytes.readUIntBE(at, size)
    at += size
    return value
  }
}
