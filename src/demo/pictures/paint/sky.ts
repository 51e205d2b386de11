import { mix } from './colour.ts'
import { between, blur, down, glow, HEIGHT, type Sheet, WIDTH } from './sheet.ts'
import { circle, ellipse, layer, rect, stroke } from './svg.ts'

/** The whole background, from the top colour through the middle one at the horizon's height to the low one. */
export function sky(s: Sheet, colours: readonly [string, string, string], horizon = 560): string {
  const [top, middle, low] = colours
  const at = horizon / HEIGHT
  return rect(0, 0, WIDTH, HEIGHT, down(s, [0, top], [at * 0.62, middle], [at, low], [1, low]))
}

/** Sun or moon with its light around it. */
export function disc(s: Sheet, x: number, y: number, r: number, colour: string, strength = 0.5): string {
  return glow(s, x, y, r * 5, colour, strength) + circle(x, y, r, colour)
}

/** Long flat clouds between two heights, each a few stacked bands. */
export function clouds(
  s: Sheet,
  count: number,
  top: number,
  bottom: number,
  colour: string,
  opacity = 0.5,
): string {
  let out = ''
  for (let i = 0; i < count; i++) {
    const x = between(s, -100, WIDTH - 100)
    const y = between(s, top, bottom)
    const w = between(s, 220, 520)
    const h = between(s, 18, 34)
    let bands = ''
    for (const [band, part] of [1, 0.62, 0.34].entries()) {
      const left = x + between(s, 0.05, 0.3) * w * band
      bands += rect(left, y - band * h * 0.82, w * part, h, colour, { rx: h / 2 })
    }
    out += layer({ opacity: opacity * between(s, 0.6, 1) }, bands)
  }
  return out
}

export function stars(s: Sheet, count: number, bottom: number, colour: string): string {
  let out = ''
  for (let i = 0; i < count; i++) {
    out += circle(between(s, 0, WIDTH), between(s, 0, bottom), between(s, 0.8, 2.4), colour, {
      opacity: between(s, 0.25, 0.8),
    })
  }
  return out
}

/** Slanting rain over the whole sheet. */
export function rain(s: Sheet, count: number, colour: string, opacity = 0.4): string {
  let out = ''
  for (let i = 0; i < count; i++) {
    const x = between(s, -80, WIDTH + 80)
    const y = between(s, -60, HEIGHT)
    const length = between(s, 26, 74)
    const width = between(s, 1.2, 2.8)
    out += stroke(
      [
        [x, y],
        [x - length * 0.22, y + length],
      ],
      colour,
      width,
      { opacity: opacity * between(s, 0.4, 1) },
    )
  }
  return out
}

/** Fog lying in soft bands. */
export function mist(s: Sheet, y: number, depth: number, colour: string, opacity = 0.6): string {
  let out = ''
  for (let i = 0; i < 5; i++) {
    out += ellipse(
      between(s, 0, WIDTH),
      y + between(s, 0, depth),
      between(s, 340, 620),
      between(s, 18, 44),
      colour,
      { opacity: opacity * between(s, 0.5, 1) },
    )
  }
  return layer(blur(s, 26), out)
}

/** A darker frame at the edges and a little light from one side, which ties flat shapes together. */
export function finishLight(s: Sheet, warm: string, dark: string, from: 'left' | 'right' = 'left'): string {
  const x = from === 'left' ? 260 : WIDTH - 260
  return (
    glow(s, x, 60, 1150, warm, 0.2) +
    rect(0, HEIGHT * 0.55, WIDTH, HEIGHT * 0.45, down(s, [0, dark, 0], [1, mix(dark, '#000000', 0.2), 0.26]))
  )
}
