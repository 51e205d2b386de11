import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { type PictureMime, sniff } from '../../../src/domain/media/media-type.ts'
import { preparePicture } from '../../../src/domain/media/prepare-picture.ts'
import { CodedError } from '../../../src/kernel/errors.ts'
import { animation, bombPng, GPS, pngChunk, scene, withSegment } from './files.ts'

const FORMATS: [PictureMime, (picture: Sharp) => Sharp][] = [
  ['image/jpeg', (picture) => picture.jpeg()],
  ['image/png', (picture) => picture.png()],
  ['image/webp', (picture) => picture.webp()],
  ['image/webp', (picture) => picture.webp({ lossless: true })],
  ['image/avif', (picture) => picture.avif({ effort: 0 })],
]

async function pixels(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes).autoOrient().toColourspace('srgb').raw().toBuffer()
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'no error'
  } catch (error) {
    if (error instanceof CodedError) return error.code
    throw error
  }
}

describe.each(FORMATS)('%s', (mime, encode) => {
  test('loses its metadata and no pixel', async () => {
    const upload = await encode(await scene(120, 80))
      .withExif(GPS)
      .withXmp('<x:xmpmeta>secret-xmp</x:xmpmeta>')
      .toBuffer()
    expect(upload.includes('secret')).toBe(true)
    const picture = await preparePicture(mime, upload)
    expect(picture.bytes.includes('secret')).toBe(false)
    const { exif, xmp } = await sharp(picture.bytes).metadata()
    expect(
      [exif ?? Buffer.alloc(0), xmp ?? Buffer.alloc(0)].every((part) => part.every((byte) => byte === 0)),
    ).toBe(true)
    expect(picture).toMatchObject({ width: 120, height: 80, frames: 1 })
    expect((await pixels(picture.bytes)).equals(await pixels(upload))).toBe(true)
  })

  test('stands upright without being told to', async () => {
    const upload = await encode(await scene(120, 80))
      .withExif(GPS)
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const { width, height, bytes } = await preparePicture(mime, upload)
    expect([width, height]).toEqual([80, 120])
    const stored = await sharp(bytes).metadata()
    expect([stored.width, stored.height, stored.orientation ?? 1]).toEqual([80, 120, 1])
    expect(bytes.includes('secret')).toBe(false)
    // Red was on the left; a quarter turn clockwise brings it to the top.
    const [red = 0, , blue = 0] = await sharp(bytes)
      .toColourspace('srgb')
      .extract({ left: 40, top: 10, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer()
    expect(red).toBeGreaterThan(blue)
  })

  test('keeps its colour profile', async () => {
    const upload = await encode(await scene(60, 40))
      .withIccProfile('p3')
      .toBuffer()
    const { bytes } = await preparePicture(mime, upload)
    const [before, after] = await Promise.all([sharp(upload).metadata(), sharp(bytes).metadata()])
    expect(before.icc).toBeDefined()
    expect(after.icc?.equals(before.icc as Buffer)).toBe(true)
  })

  test('is refused when it is cut off anywhere', async () => {
    const upload = await encode(await scene(120, 80)).toBuffer()
    for (const part of [0.1, 0.3, 0.6, 0.9, 0.99]) {
      const cut = upload.subarray(0, Math.floor(upload.length * part))
      expect(await codeOf(preparePicture(mime, cut)), `${part}`).toBe('media.broken')
    }
  })

  test('loses what is hidden behind its end', async () => {
    const upload = await encode(await scene(60, 40)).toBuffer()
    const hidden = Buffer.concat([upload, Buffer.from('PK\x03\x04<script>alert(1)</script>')])
    const code = await codeOf(preparePicture(mime, hidden))
    if (code !== 'no error') return expect(code).toBe('media.broken')
    expect((await preparePicture(mime, hidden)).bytes.includes('<script>')).toBe(false)
  })

  test('survives any damage with a code or a sound picture', async () => {
    const upload = await encode(await scene(40, 30))
      .withExif(GPS)
      .toBuffer()
    const damage = fc.array(fc.tuple(fc.nat(upload.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(upload.length), async (changes, length) => {
        const bytes = Buffer.from(upload.subarray(0, changes.length % 2 ? length : upload.length))
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        expect(await codeOf(preparePicture(mime, bytes))).toMatch(/^(no error|media\.\w+)$/)
      }),
      { numRuns: 60 },
    )
  })
})

test('a JPEG with comments, previews and others’ segments keeps only the picture', async () => {
  const plain = await (await scene(60, 40)).jpeg().toBuffer()
  let upload = withSegment(plain, 0xfe, 'secret comment <script>')
  upload = withSegment(upload, 0xe2, 'MPF\0secret second picture')
  upload = withSegment(upload, 0xed, 'Photoshop 3.0\0secret caption')
  upload = withSegment(upload, 0xeb, 'JP\0secret manifest')
  const { bytes } = await preparePicture('image/jpeg', upload)
  expect(bytes.includes('secret')).toBe(false)
  expect((await pixels(bytes)).equals(await pixels(plain))).toBe(true)
})

test('CMYK and progressive JPEGs are taken, turned or not', async () => {
  const cmyk = (await scene(60, 40)).toColourspace('cmyk')
  const turned = await cmyk.clone().withMetadata({ orientation: 8 }).jpeg().toBuffer()
  expect(await preparePicture('image/jpeg', turned)).toMatchObject({ width: 40, height: 60 })
  const progressive = await (await scene(60, 40)).jpeg({ progressive: true }).toBuffer()
  expect((await preparePicture('image/jpeg', progressive)).bytes.length).toBeLessThanOrEqual(
    progressive.length,
  )
})

test('a PNG loses text and time, and a bomb in them is never opened', async () => {
  const plain = await (await scene(60, 40)).png().toBuffer()
  const text = pngChunk('tEXt', Buffer.from('Comment\0secret'))
  const upload = Buffer.concat([plain.subarray(0, 33), text, plain.subarray(33)])
  const { bytes } = await preparePicture('image/png', upload)
  expect(bytes.includes('secret')).toBe(false)
  expect((await pixels(bytes)).equals(await pixels(plain))).toBe(true)
})

test('the colour is the one that dominates', async () => {
  const green = sharp({ create: { width: 100, height: 100, channels: 3, background: '#10a020' } })
  const { colour } = await preparePicture('image/png', await green.png().toBuffer())
  expect(colour).toMatch(/^#[01].[9a].[12].$/)
})

describe('animations', () => {
  test('stay animated, without metadata', async () => {
    const upload = await animation(12)
    const comment = Buffer.from('\x21\xfe\x06secret\0', 'latin1')
    const at = upload.indexOf(Buffer.from([0x21, 0xff, 0x0b]))
    const { bytes, frames, width, height } = await preparePicture(
      'image/gif',
      Buffer.concat([upload.subarray(0, at), comment, upload.subarray(at)]),
    )
    expect({ frames, width, height }).toEqual({ frames: 12, width: 40, height: 40 })
    expect(bytes.includes('secret')).toBe(false)
    const { pages, loop, delay } = await sharp(bytes, { animated: true }).metadata()
    expect([pages, loop, delay?.[0]]).toEqual([12, 0, 50])
  })

  test('as WebP too', async () => {
    const upload = await sharp(await animation(5), { animated: true })
      .webp()
      .withExif(GPS)
      .toBuffer()
    const { bytes, frames } = await preparePicture('image/webp', upload)
    expect(frames).toBe(5)
    expect(bytes.includes('secret')).toBe(false)
    expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(5)
  })

  test('are refused with too many frames', async () => {
    expect(await codeOf(preparePicture('image/gif', await animation(401, 2)))).toBe('media.too_many_pixels')
  })
})

describe('limits, before anything is decoded', () => {
  test('a picture of a few bytes that announces 60000 × 60000', async () => {
    const started = performance.now()
    expect(await codeOf(preparePicture('image/png', bombPng(60_000, 60_000)))).toBe('media.too_many_pixels')
    expect(performance.now() - started).toBeLessThan(500)
  })

  test('frames of a modest size that are too many pixels together', async () => {
    const gif = await animation(300, 2)
    gif.writeUInt16LE(1500, 6)
    gif.writeUInt16LE(1500, 8)
    expect(await codeOf(preparePicture('image/gif', gif))).toBe('media.too_many_pixels')
  })
})

describe('what is no picture', () => {
  test.each([
    ['text renamed', 'this is a text, whatever its name says'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['SVG with a declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['PDF', '%PDF-1.7\n'],
    ['a program', '\x7fELF\x02\x01\x01\0'],
    ['an archive', 'PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['a TIFF', 'II*\0\x08\0\0\0'],
    ['a bitmap', 'BM\0\0\0\0'],
    ['nothing', ''],
  ])('%s', async (_name, content) =>
    expect(await codeOf(sniff(Buffer.from(content, 'latin1')))).toBe('media.unsupported'),
  )

  test('any bytes, with any beginning', async () => {
    const starts = [
      '',
      '\xff\xd8\xff\xe0',
      '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
      'GIF89a',
      'RIFF\x40\0\0\0WEBPVP8 ',
      '\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest])
        const taken = sniff(bytes).then((type) => preparePicture(type.mime as PictureMime, bytes))
        expect(await codeOf(taken)).toMatch(/^media\.(unsupported|broken|too_many_pixels)$/)
      }),
      { numRuns: 300 },
    )
  })
})
