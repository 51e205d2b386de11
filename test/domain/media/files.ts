import sharp from 'sharp'

/** Files for tests, made here: none is copied from anywhere. */

/** A picture with detail: left half red, right half blue, with noise. */
export async function scene(width: number, height: number) {
  const half = await sharp({
    create: { width: Math.ceil(width / 2), height, channels: 3, background: '#2040c0' },
  })
    .png()
    .toBuffer()
  const noise = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .png()
    .toBuffer()
  const base = await sharp({ create: { width, height, channels: 3, background: '#c02020' } })
    .composite([
      { input: half, left: Math.floor(width / 2), top: 0 },
      { input: noise, blend: 'soft-light' },
    ])
    .png()
    .toBuffer()
  return sharp(base)
}

export const GPS = {
  IFD0: { Copyright: 'secret-owner', Make: 'secret-camera' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '39/1 54/1 26/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '116/1 23/1 29/1',
  },
}

/** A GIF whose neighbouring frames differ strongly, so that no encoder joins them. */
export async function animation(frames: number, size = 40): Promise<Buffer> {
  const colour = (index: number) => (index % 2 ? { r: 250, g: index % 200, b: 0 } : { r: 0, g: 60, b: 250 })
  const pictures = await Promise.all(
    Array.from({ length: frames }, (_, index) =>
      sharp({ create: { width: size, height: size, channels: 3, background: colour(index) } })
        .png()
        .toBuffer(),
    ),
  )
  const delay = pictures.map(() => 50)
  return sharp(pictures, { join: { animated: true } })
    .gif({ delay, loop: 0 })
    .toBuffer()
}

/** A PNG of a few bytes that announces this size; its picture data is empty. */
export function bombPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', Buffer.alloc(8)),
    pngChunk('IEND'),
  ])
}

export function pngChunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return ~crc >>> 0
}

/** Puts a segment right after the start of a JPEG file. */
export function withSegment(jpeg: Buffer, marker: number, data: string): Buffer {
  const segment = Buffer.from(`\xff${String.fromCharCode(marker)}\0\0${data}`, 'latin1')
  segment.writeUInt16BE(segment.length - 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}

function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const header = Buffer.alloc(8)
  header.writeUInt32BE(body.length + 8, 0)
  header.write(type, 4, 'latin1')
  return Buffer.concat([header, body])
}

/** The smallest MP4 that says what it is: one picture track of this size, and `bytes` of data after or before. */
export function mp4(
  width: number,
  height: number,
  { bytes = 100, quarterTurn = false, dataFirst = false, place = '' } = {},
): Buffer {
  const tkhd = Buffer.alloc(84)
  const matrix = quarterTurn
    ? [0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000]
    : [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000]
  matrix.forEach((value, index) => {
    tkhd.writeInt32BE(value, 40 + 4 * index)
  })
  tkhd.writeUInt32BE(width * 65536, 76)
  tkhd.writeUInt32BE(height * 65536, 80)
  const hdlr = Buffer.alloc(25)
  hdlr.write('vide', 8, 'latin1')
  const told = place ? [box('udta', box('\xa9xyz', Buffer.from(place)))] : []
  const track = box('trak', box('tkhd', tkhd), box('mdia', box('hdlr', hdlr)), ...told)
  const moov = box('moov', box('mvhd', Buffer.alloc(100)), track, ...told)
  const mdat = box('mdat', Buffer.alloc(bytes, 7))
  const ftyp = box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2avc1mp41', 'latin1'))
  return Buffer.concat(dataFirst ? [ftyp, mdat, moov] : [ftyp, moov, mdat])
}

function element(id: number[], ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length + 0x10000000)
  return Buffer.concat([Buffer.from(id), size, body])
}

export function webm(width: number, height: number): Buffer {
  const header = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Buffer.from('webm')))
  const number = (value: number) => Buffer.from([value >> 8, value & 255])
  const video = element([0xe0], element([0xb0], number(width)), element([0xba], number(height)))
  const tracks = element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0x83], Buffer.from([1])), video))
  const info = element([0x15, 0x49, 0xa9, 0x66], element([0x4d, 0x80], Buffer.from('test')))
  const cluster = element([0x1f, 0x43, 0xb6, 0x75], Buffer.alloc(50))
  return Buffer.concat([header, element([0x18, 0x53, 0x80, 0x67], info, tracks, cluster)])
}
