import { CodedError } from '../../../kernel/errors.ts'
import { type Box, boxesOf, fullBox } from './boxes.ts'
import { broken } from './broken.ts'
import type { CleanPicture } from './cleaned.ts'
import { itemLocations, itemTypes } from './heif-items.ts'

/** Items that are picture (AV1 images and what is composed of them); Exif and XMP are items of other types. */
const PICTURE_ITEMS = new Set(['av01', 'grid', 'iovl', 'iden', 'tmap'])
const KEPT_BOXES = new Set('ftyp meta hdlr pitm iloc iinf iprp iref dinf grpl'.split(' '))
const DATA_BOXES = new Set(['mdat', 'idat'])

/**
 * Empties an AVIF file (ISO/IEC 23008-12) of metadata in place: positions within it must not move, so whatever is not
 * an item of the picture becomes zeros. Turning and mirroring are properties of the picture here and stay.
 * A moving AVIF is not taken: `media.unsupported`.
 */
export function cleanAvif(bytes: Buffer): CleanPicture {
  const boxes = [...boxesOf(bytes, 0, bytes.length)]
  if (boxes.some((box) => box.type === 'moov'))
    throw new CodedError('media.unsupported', { mime: 'image/avif-sequence' })
  const meta = boxes.find((box) => box.type === 'meta')
  if (boxes[0]?.type !== 'ftyp' || !meta) throw broken('no description of the picture')
  const inner = [...boxesOf(bytes, fullBox(bytes, meta).start, meta.end)]
  const clean = Buffer.from(bytes)
  for (const box of [...boxes, ...inner]) empty(clean, box)
  const data = [...boxes, ...inner].filter((box) => DATA_BOXES.has(box.type))
  for (const { start, end } of pictureExtents(bytes, inner)) {
    if (!data.some((box) => start >= box.start && end <= box.end))
      throw broken('a part of the picture lies outside its data')
    clean.set(bytes.subarray(start, end), start)
  }
  return { bytes: clean, frames: 1 }
}

/** Zeroes data; a box that nobody asked for becomes free space. */
function empty(clean: Buffer, box: Box): void {
  if (KEPT_BOXES.has(box.type)) return
  if (!DATA_BOXES.has(box.type)) clean.write('free', box.at + 4, 'latin1')
  clean.fill(0, box.start, box.end)
}

function pictureExtents(bytes: Buffer, inner: Box[]): { start: number; end: number }[] {
  const find = (type: string) => inner.find((box) => box.type === type)
  const [iinf, iloc, idat] = [find('iinf'), find('iloc'), find('idat')]
  if (!iinf || !iloc) throw broken('no items')
  const types = itemTypes(bytes, iinf)
  const extents = []
  let total = 0
  for (const item of itemLocations(bytes, iloc)) {
    if (!PICTURE_ITEMS.has(types.get(item.id) ?? '')) continue
    const base = item.construction === 0 ? 0 : item.construction === 1 ? idat?.start : undefined
    if (base === undefined) throw broken('an unknown construction')
    for (const { offset, length } of item.extents) {
      extents.push({ start: base + offset, end: base + offset + length })
      total += length
    }
    // Items that share their bytes a thousand times over are an attack on our time.
    if (total > 2 * bytes.length) throw broken('items overlap')
  }
  return extents
}
