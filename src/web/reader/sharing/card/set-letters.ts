import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { loadSharp } from '../../../../domain/media/index.ts'
import { escapeHtml } from '../../../../kernel/document/index.ts'
import { breakTitle } from '../../../../kernel/text/index.ts'

/** A text to be drawn: sizes and widths in pixels of the picture, at most `lines` lines. */
export type Letters = {
  text: string
  /** BCP 47: decides where a line may break. */
  language: string
  bold: boolean
  size: number
  colour: string
  width: number
  lines: number
}

/** A drawn text, cut to its ink. */
export type Drawn = { png: Buffer; width: number; height: number }

// The font's own ascent and descent; its lines stand a little nearer to one another here.
const NATURAL_LEADING = 1.448
const LEADING = 0.92
const NO_BREAK = '\u2060'
const MAY_BREAK = '\u200b'

/**
 * Draws a text in lines of even length: first as few lines as the width allows, then as narrow as these lines stay.
 * Chinese breaks between words as headlines on pages do. What does not fit ends in “…”.
 */
export async function setLetters(letters: Letters): Promise<Drawn> {
  const first = await draw(letters)
  const lines = linesOf(first, letters)
  if (lines > letters.lines) return setLetters({ ...letters, text: shortened(letters, lines) })
  if (lines === 1) return first
  return narrowest(letters, first, lines)
}

/** Draws at the largest of some sizes, largest first, at which nothing has to be cut and `height` pixels are enough. */
export async function fitLetters(
  letters: Omit<Letters, 'size' | 'lines'>,
  sizes: readonly number[],
  height: number,
): Promise<Drawn> {
  for (const size of sizes) {
    const tried = { ...letters, size, lines: fitting(size, height) }
    if (linesOf(await draw(tried), tried) <= tried.lines) return setLetters(tried)
  }
  const smallest = sizes.at(-1) ?? 40
  return setLetters({ ...letters, size: smallest, lines: fitting(smallest, height) })
}

function fitting(size: number, height: number): number {
  return Math.max(1, Math.floor((height - size) / (size * NATURAL_LEADING * LEADING)) + 1)
}

async function narrowest(letters: Letters, widest: Drawn, lines: number): Promise<Drawn> {
  let found = widest
  let low = Math.floor(letters.width / 2)
  let high = letters.width
  while (high - low > letters.size / 4) {
    const width = Math.floor((low + high) / 2)
    const tried = await draw({ ...letters, width })
    const holds = linesOf(tried, letters) === lines && tried.width <= width
    if (holds) {
      found = tried
      high = width
    } else low = width
  }
  return found
}

async function draw({ text, language, bold, size, colour, width }: Letters): Promise<Drawn> {
  const sharp = await loadSharp()
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}" line_height="${LEADING}">${markup(text, language)}</span>`,
      font: `Noto Sans SC ${bold ? 'Bold' : 'Regular'} ${size}`,
      fontfile: fontFile(bold),
      width,
      wrap: 'word-char',
      dpi: 72,
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { png: data, width: info.width, height: info.height }
}

function linesOf({ height }: Drawn, { size }: Pick<Letters, 'size'>): number {
  return Math.max(1, Math.round((height - size) / (size * NATURAL_LEADING * LEADING)) + 1)
}

/** Pango's markup: nothing in a title can be read as an element; breaks only where a headline has them. */
function markup(text: string, language: string): string {
  const parts = breakTitle(text.replace(/\p{Cc}+/gu, ' '), language)
  if (parts.length < 2) return escapeHtml(parts.join(''))
  return parts.map((part) => [...part].map(escapeHtml).join(NO_BREAK)).join(MAY_BREAK)
}

function shortened({ text, lines }: Letters, needed: number): string {
  const characters = [...text.replace(/…$/u, '')]
  const kept = Math.min(characters.length - 1, Math.floor((characters.length * lines) / needed))
  return `${characters.slice(0, kept).join('').trimEnd()}…`
}

function fontFile(bold: boolean): string {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  )
  return bold
    ? join(folder, '700Bold', 'NotoSansSC_700Bold.ttf')
    : join(folder, '400Regular', 'NotoSansSC_400Regular.ttf')
}
