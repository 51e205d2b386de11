import sharp from 'sharp'
import { SCENES } from './catalogue.ts'
import { finish, HEIGHT, newSheet, WIDTH } from './paint/sheet.ts'

const GRAIN = 400

/**
 * One scene as a JPEG of 1600 × 900 pixels, the same bytes every time.
 * @throws Error for a name that no scene has: the content and the scenes belong together.
 */
export async function renderPicture(name: string): Promise<Buffer> {
  const scene = SCENES[name]
  if (!scene) throw new Error(`no scene is called ${name}`)
  const sheet = newSheet(name)
  const svg = finish(sheet, scene(sheet))
  return toJpeg(svg, WIDTH, HEIGHT)
}

/** SVG text as a JPEG with a fine paper grain, which keeps gradients from banding. */
export async function toJpeg(svg: string, width: number, height: number): Promise<Buffer> {
  return sharp(Buffer.from(svg))
    .resize(width, height, { fit: 'fill' })
    .composite([
      { input: grain(), raw: { width: GRAIN, height: GRAIN, channels: 4 }, tile: true, blend: 'soft-light' },
    ])
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82, mozjpeg: false, chromaSubsampling: '4:4:4' })
    .toBuffer()
}

function grain(): Buffer {
  const { random } = newSheet('grain')
  const pixels = Buffer.alloc(GRAIN * GRAIN * 4)
  for (let i = 0; i < pixels.length; i += 4) {
    const value = 96 + Math.floor((random() + random()) * 32)
    pixels.fill(value, i, i + 3)
    pixels[i + 3] = 90
  }
  return pixels
}
