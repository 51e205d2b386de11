import { broken } from './broken.ts'
import type { CleanPicture } from './cleaned.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const COM = 0xfe

/**
 * Copies a JPEG file (ITU-T T.81 annex B) without what is not picture: Exif, XMP, IPTC, comments, previews, and all
 * that follows its end. The colour profile and Adobe's note on the colour transform stay, since colours depend on them.
 */
export function cleanJpeg(bytes: Buffer): CleanPicture {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw broken('no start of image')
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  for (;;) {
    const mark = nextMarker(bytes, at)
    const marker = bytes[mark + 1] as number
    if (marker === EOI) {
      kept.push(bytes.subarray(mark, mark + 2))
      return { bytes: Buffer.concat(kept), frames: 1 }
    }
    at = segmentEnd(bytes, mark)
    const segment = bytes.subarray(mark, at)
    if (isPicture(marker, segment)) kept.push(marker === APP0 ? plainJfif(segment) : segment)
    if (marker !== SOS) continue
    const scanEnd = nextMarker(bytes, at)
    kept.push(bytes.subarray(at, scanEnd))
    at = scanEnd
  }
}

/** Position of the 0xff before the next marker that begins a segment; garbage between segments is passed over. */
function nextMarker(bytes: Buffer, from: number): number {
  for (
    let at = bytes.indexOf(0xff, from);
    at >= 0 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    if (!isWithinScan(bytes[at + 1] as number)) return at
  }
  throw broken('no end of image')
}

/** Stuffed bytes, restart markers and fill bytes do not end a scan. */
function isWithinScan(marker: number): boolean {
  return marker === 0x00 || marker === 0x01 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)
}

function segmentEnd(bytes: Buffer, mark: number): number {
  if (mark + 4 > bytes.length) throw broken('a segment is cut off')
  const length = bytes.readUInt16BE(mark + 2)
  const end = mark + 2 + length
  if (length < 2 || end > bytes.length) throw broken('a segment is cut off')
  return end
}

function isPicture(marker: number, segment: Buffer): boolean {
  if (marker === SOI || marker === COM) return false
  if (marker < APP0 || marker > APP15) return true
  const name = segment.toString('latin1', 4, 16)
  if (marker === APP0) return name.startsWith('JFIF\0') && segment.length >= 18
  if (marker === APP2) return name.startsWith('ICC_PROFILE\0')
  return marker === APP14 && name.startsWith('Adobe')
}

/** The JFIF header with its density and without the preview that may follow. */
function plainJfif(segment: Buffer): Buffer {
  const plain = Buffer.from(segment.subarray(0, 18))
  plain.writeUInt16BE(16, 2)
  plain.writeUInt16BE(0, 16)
  return plain
}
