import { darker, lighter } from './colour.ts'
import { between, pick, type Sheet } from './sheet.ts'
import { group, rect } from './svg.ts'

const SPINES = [
  '#b5402f',
  '#4a7d80',
  '#d9a24a',
  '#5e4436',
  '#e9dcc0',
  '#7d8f5f',
  '#3f556e',
  '#c98a63',
  '#8a5a6a',
  '#efe6d2',
]

/** Book backs standing in a row from x to x + w on a board at `y`, some leaning. */
export function shelfOfBooks(s: Sheet, x: number, y: number, w: number, h: number): string {
  let out = ''
  for (let at = x; at < x + w - 14; ) {
    const thick = Math.min(between(s, 0.12, 0.3) * h, x + w - at)
    const tall = h * between(s, 0.66, 0.95)
    const lean = s.random() < 0.07 && at + thick + h * 0.3 < x + w ? 12 : 0
    out += group(`translate(${at} ${y}) rotate(${lean} ${thick} 0)`, spine(s, thick, tall))
    at += thick + 2 + (lean ? h * 0.22 : 0)
    if (s.random() < 0.05) at += h * 0.3
  }
  return out
}

/** Books lying on one another, `count` of them, the lowest on `y`. */
export function stackOfBooks(
  s: Sheet,
  x: number,
  y: number,
  w: number,
  thick: number,
  count: number,
): string {
  let out = ''
  for (let i = 0; i < count; i++) {
    const width = w * between(s, 0.78, 1)
    const left = x + (w - width) * s.random()
    const top = y - (i + 1) * thick
    const colour = pick(s, SPINES)
    out +=
      rect(left, top, width, thick - 2, colour, { rx: 4 }) +
      rect(left + width * 0.9, top + 4, width * 0.1 + 4, thick - 10, '#f6eedc') +
      rect(left + width * 0.1, top + thick * 0.3, width * 0.05, thick * 0.4, lighter(colour, 0.4)) +
      rect(left + width * 0.2, top + thick * 0.38, width * 0.34, thick * 0.2, lighter(colour, 0.28)) +
      rect(left, top + thick - 7, width, 5, darker(colour, 0.3), { opacity: 0.4 })
  }
  return out
}

function spine(s: Sheet, w: number, h: number): string {
  const colour = pick(s, SPINES)
  const band =
    s.random() < 0.6
      ? rect(0, -h * 0.86, w, h * 0.05, lighter(colour, 0.45)) +
        rect(0, -h * 0.18, w, h * 0.04, lighter(colour, 0.45))
      : ''
  const title = rect(w * 0.34, -h * 0.7, w * 0.32, h * 0.36, lighter(colour, 0.35), { opacity: 0.7 })
  return (
    rect(0, -h, w, h, colour, { rx: 2 }) +
    rect(w * 0.74, -h, w * 0.26, h, darker(colour, 0.16)) +
    band +
    title
  )
}
