import { loadSharp } from '../../../../domain/media/index.ts'
import { at, type CardWords, INK, LINE, PAPER, QUIET } from './card.ts'
import { fitLetters, setLetters } from './set-letters.ts'

const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 72
/** Where the title stands, in its middle. */
const ROOM = { top: 136, bottom: HEIGHT - 156 }

/** The size that a card has, for what names it (Open Graph). */
export const CARD_SIZE = { width: WIDTH, height: HEIGHT }

/** A wide card (1200 × 630, PNG) with the title: what other sites show of an article that has no picture. */
export async function drawCard(words: CardWords): Promise<Buffer> {
  const inner = WIDTH - 2 * MARGIN
  const small = { language: words.language, size: 30, lines: 1 }
  const [portal, title, account] = await Promise.all([
    setLetters({ ...small, text: words.portal, bold: true, colour: words.accent, width: inner }),
    fitLetters(
      { text: words.title, language: words.language, bold: true, colour: INK, width: inner },
      [104, 88, 76, 68, 60, 52],
      ROOM.bottom - ROOM.top,
    ),
    setLetters({
      ...small,
      text: `${words.account}  ·  ${words.day}`,
      bold: false,
      colour: QUIET,
      width: inner,
    }),
  ])
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="${PAPER}"/><rect width="${WIDTH}" height="12" fill="${words.accent}"/>
    <rect x="${MARGIN}" y="${HEIGHT - 130}" width="${inner}" height="2" fill="${LINE}"/></svg>`
  const sharp = await loadSharp()
  return sharp(Buffer.from(ground))
    .composite([
      at(portal, MARGIN, 68),
      at(title, MARGIN, ROOM.top + Math.max(0, (ROOM.bottom - ROOM.top - title.height) / 2)),
      at(account, MARGIN, HEIGHT - 65 - account.height / 2),
    ])
    .png({ palette: true, colours: 64 })
    .toBuffer()
}
