import { mix } from './colour.ts'
import { between, blur, down, glow, HEIGHT, type Sheet, WIDTH } from './sheet.ts'
import { layer, type Point, path, rect, stroke, through } from './svg.ts'

/** A soft ridge across the sheet: `y` its middle height, `swing` how far it rises and falls, filled to the bottom. */
export function hills(s: Sheet, y: number, swing: number, colour: string, steps = 6, foot?: string): string {
  const points: Point[] = []
  for (let i = 0; i <= steps; i++)
    points.push([(i / steps) * (WIDTH + 200) - 100, y + between(s, -swing, swing)])
  const fill = foot ? down(s, [0, colour], [1, foot]) : colour
  return path(`${through(points)}L${WIDTH + 100} ${HEIGHT}L-100 ${HEIGHT}Z`, fill)
}

export function ground(s: Sheet, y: number, top: string, bottom: string): string {
  return rect(0, y, WIDTH, HEIGHT - y, down(s, [0, top], [1, bottom]))
}

/** Water from `y` down: a gradient with short level ripples, closer together and shorter towards the horizon. */
export function water(s: Sheet, y: number, top: string, bottom: string, ripple: string, count = 90): string {
  let out = rect(0, y, WIDTH, HEIGHT - y, down(s, [0, top], [1, bottom]))
  for (let i = 0; i < count; i++) {
    const depth = s.random() ** 1.6
    const py = y + 6 + depth * (HEIGHT - y)
    const length = (20 + depth * 150) * between(s, 0.5, 1.3)
    const x = between(s, -60, WIDTH)
    out += stroke(
      [
        [x, py],
        [x + length, py],
      ],
      ripple,
      1.2 + depth * 4,
      { opacity: between(s, 0.08, 0.34) },
    )
  }
  return out
}

/** The path that a light draws on water below it. */
export function glitter(
  s: Sheet,
  x: number,
  y: number,
  bottom: number,
  width: number,
  colour: string,
  count = 34,
): string {
  let out = glow(s, x, y + 20, width * 2.2, colour, 0.35)
  for (let i = 0; i < count; i++) {
    const depth = i / count
    const half = width * (0.25 + depth * 0.75) * between(s, 0.25, 1)
    const py = y + 5 + depth * (bottom - y) + between(s, -5, 5)
    const cx = x + between(s, -0.35, 0.35) * width * (0.3 + depth)
    out += stroke(
      [
        [cx - half, py],
        [cx + half, py],
      ],
      colour,
      2 + depth * 5.5,
      { opacity: between(s, 0.3, 0.85) * (1 - depth * 0.45) },
    )
  }
  return out
}

/** Wet paving: the colour of the ground with upright smears of the lights above it. */
export function wetGround(
  s: Sheet,
  y: number,
  top: string,
  bottom: string,
  lights: readonly (readonly [number, string, number])[],
): string {
  let smears = ''
  let out = ''
  for (const [x, colour, width] of lights) {
    const fade = down(s, [0, colour, 0.42], [1, colour, 0])
    smears += rect(x - width / 2, y, width, (HEIGHT - y) * 0.9, fade)
    for (let i = 0; i < 7; i++) {
      const py = y + 10 + i * ((HEIGHT - y) / 8)
      const half = width * between(s, 0.4, 1.1)
      out += stroke(
        [
          [x - half, py],
          [x + half, py],
        ],
        mix(colour, '#ffffff', 0.2),
        3,
        { opacity: 0.32 * (1 - i / 8) },
      )
    }
  }
  return ground(s, y, top, bottom) + layer(blur(s, 9), smears) + out
}
