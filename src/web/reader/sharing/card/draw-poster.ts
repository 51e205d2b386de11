import { renderSVG } from 'uqr'
import { loadSharp } from '../../../../domain/media/index.ts'
import { at, type CardWords, INK, LINE, PAPER, QUIET } from './card.ts'
import { fitLetters, setLetters } from './set-letters.ts'

const WIDTH = 1080
const HEIGHT = 1440
const MARGIN = 80
const COVER_HEIGHT = 608
const FOOT = 260
const CODE = 180

/**
 * A tall card (1080 × 1440, JPEG) to keep and to send: the cover, the title, who wrote it, and a code that leads to the
 * article. `cover`: the bytes of a picture, or none.
 */
export async function drawPoster(words: CardWords, cover: Buffer | undefined): Promise<Buffer> {
  const sharp = await loadSharp()
  const inner = WIDTH - 2 * MARGIN
  const top = cover ? COVER_HEIGHT + 72 : 200
  const bottom = HEIGHT - FOOT - 40
  const text = { language: words.language, lines: 1, bold: false }
  const beside = inner - CODE - 40
  const [title, account, portal, scan, address, picture] = await Promise.all([
    fitLetters(
      {
        text: words.title,
        language: words.language,
        bold: true,
        colour: INK,
        width: inner,
      },
      cover ? [80, 72, 64, 56] : [136, 116, 96, 84, 72, 64],
      bottom - top - 100,
    ),
    setLetters({
      ...text,
      text: `${words.account}  ·  ${words.day}`,
      size: 32,
      colour: QUIET,
      width: inner,
    }),
    setLetters({ ...text, text: words.portal, bold: true, size: 44, colour: words.accent, width: beside }),
    setLetters({ ...text, text: words.scan, size: 30, colour: INK, width: beside }),
    setLetters({ ...text, text: words.address, language: 'en', size: 24, colour: QUIET, width: beside }),
    cover &&
      sharp(cover, { failOn: 'none', limitInputPixels: 100_000_000 })
        .rotate()
        .resize(WIDTH, COVER_HEIGHT, { fit: 'cover', position: 'attention' })
        .flatten({ background: PAPER })
        .png({ compressionLevel: 1 })
        .toBuffer(),
  ])
  const foot = HEIGHT - FOOT + 40
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="${PAPER}"/>
    ${cover ? '' : `<rect x="${MARGIN}" y="120" width="96" height="10" fill="${words.accent}"/>`}
    <rect x="${MARGIN}" y="${HEIGHT - FOOT}" width="${inner}" height="2" fill="${LINE}"/></svg>`
  const code = renderSVG(words.url, { ecc: 'M', border: 0, pixelSize: 8 })
  return sharp(Buffer.from(ground))
    .composite([
      ...(picture ? [{ input: picture, left: 0, top: 0 }] : []),
      at(title, MARGIN, top),
      at(account, MARGIN, Math.min(top + title.height + 48, bottom - account.height)),
      at(portal, MARGIN, foot),
      at(scan, MARGIN, foot + 80),
      at(address, MARGIN, foot + 136),
      {
        input: await sharp(Buffer.from(code)).resize(CODE, CODE, { kernel: 'nearest' }).png().toBuffer(),
        left: WIDTH - MARGIN - CODE,
        top: foot,
      },
    ])
    .jpeg({ quality: 86, mozjpeg: true })
    .toBuffer()
}
