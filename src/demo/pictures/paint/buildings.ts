import { darker, lighter, mix } from './colour.ts'
import { across, between, down, type Sheet, WIDTH } from './sheet.ts'
import { path, poly, rect, stroke } from './svg.ts'

export type Panes = { cols: number; rows: number; lit: string; dark: string; chance: number }

/** A plain block with a shaded side and a grid of windows, some of them lit. */
export function tower(
  s: Sheet,
  x: number,
  base: number,
  w: number,
  h: number,
  wall: string,
  panes?: Panes,
): string {
  let out = rect(x, base - h, w, h, wall) + rect(x + w * 0.72, base - h, w * 0.28, h, darker(wall, 0.1))
  if (!panes) return out
  const cw = w / (panes.cols + 0.6)
  const ch = h / (panes.rows + 0.8)
  for (let row = 0; row < panes.rows; row++) {
    for (let col = 0; col < panes.cols; col++) {
      const lit = s.random() < panes.chance
      out += rect(
        x + cw * (col + 0.5),
        base - h + ch * (row + 0.55),
        cw * 0.58,
        ch * 0.52,
        lit ? panes.lit : panes.dark,
        {
          opacity: lit ? between(s, 0.7, 1) : 0.75,
          rx: 1.5,
        },
      )
    }
  }
  return out
}

/** A line of blocks of uneven height standing on `base`, from edge to edge. */
export function skyline(
  s: Sheet,
  base: number,
  low: number,
  high: number,
  wall: string,
  panes?: Omit<Panes, 'cols' | 'rows'>,
): string {
  let out = ''
  for (let x = -30; x < WIDTH; ) {
    const w = between(s, 60, 150)
    const h = between(s, low, high)
    const size = { cols: Math.max(2, Math.round(w / 30)), rows: Math.max(2, Math.round(h / 38)) }
    out += tower(
      s,
      x,
      base,
      w,
      h,
      mix(wall, lighter(wall, 0.12), s.random()),
      panes ? { ...panes, ...size } : undefined,
    )
    if (s.random() < 0.35) out += rect(x + w * 0.3, base - h - 22, w * 0.22, 22, wall)
    if (s.random() < 0.2)
      out += stroke(
        [
          [x + w * 0.7, base - h],
          [x + w * 0.7, base - h - 46],
        ],
        wall,
        3,
      )
    x += w + between(s, -6, 16)
  }
  return out
}

/** A house with a tiled gable roof; (x, base) its lower left corner. */
export function house(
  s: Sheet,
  x: number,
  base: number,
  w: number,
  h: number,
  wall: string,
  roof: string,
  lit: string,
): string {
  const eave = base - h
  const peak = eave - w * 0.26
  const windows = Math.max(1, Math.round(w / 110))
  let out =
    rect(x, eave, w, h, across(s, [0, lighter(wall, 0.1)], [1, darker(wall, 0.1)])) +
    poly(
      [
        [x - w * 0.07, eave + 6],
        [x + w * 0.16, peak],
        [x + w * 0.84, peak],
        [x + w * 1.07, eave + 6],
      ],
      down(s, [0, lighter(roof, 0.1)], [1, roof]),
    ) +
    rect(x, eave + 6, w, 12, darker(wall, 0.28), { opacity: 0.5 })
  for (let i = 1; i < w / 16; i++) {
    const t = i / (w / 16)
    out += stroke(
      [
        [x + w * (0.16 + 0.68 * t), peak + 4],
        [x + w * (-0.07 + 1.14 * t), eave + 4],
      ],
      darker(roof, 0.22),
      2,
      { opacity: 0.55 },
    )
  }
  for (let i = 0; i < windows; i++) {
    const ww = Math.min(54, (w / windows) * 0.44)
    const wx = x + (w / windows) * (i + 0.5) - ww / 2
    out += window(wx, eave + h * 0.3, ww, h * 0.36, lit, darker(wall, 0.45))
  }
  return out
}

/** A framed window with a cross. */
export function window(x: number, y: number, w: number, h: number, glass: string, frame: string): string {
  const t = Math.max(3, w * 0.06)
  return (
    rect(x - t, y - t, w + t * 2, h + t * 2, frame, { rx: 2 }) +
    rect(x, y, w, h, glass) +
    rect(x + w / 2 - t / 2, y, t, h, frame) +
    rect(x, y + h * 0.42, w, t, frame) +
    rect(x - t * 2, y + h + t, w + t * 4, t * 1.4, lighter(frame, 0.2))
  )
}

/** A striped awning over a shop front. */
export function awning(
  x: number,
  y: number,
  w: number,
  drop: number,
  a: string,
  b: string,
  stripes = 8,
): string {
  let out = ''
  const step = w / stripes
  for (let i = 0; i < stripes; i++) {
    const colour = i % 2 ? b : a
    const left = x + step * i
    out += poly(
      [
        [left, y],
        [left + step, y],
        [left + step * 1.0 + (i + 1 - stripes / 2) * 3, y + drop],
        [left + (i - stripes / 2) * 3, y + drop],
      ],
      colour,
    )
    const bottom = left + (i - stripes / 2) * 3
    out += path(
      `M${bottom} ${y + drop - 1}h${step + 3}v${drop * 0.12}q${-(step + 3) / 2} ${drop * 0.24} ${-(step + 3)} 0Z`,
      darker(colour, 0.12),
    )
  }
  return out
}

/** A street lamp with its cone of light left to `glow`. */
export function lamp(x: number, y: number, h: number, metal: string, light: string, reach = 60): string {
  return (
    stroke(
      [
        [x, y],
        [x, y - h],
      ],
      metal,
      8,
    ) +
    path(`M${x} ${y - h + 6}Q${x} ${y - h - 34} ${x + reach} ${y - h - 30}`, 'none', {
      stroke: metal,
      'stroke-width': 7,
      'stroke-linecap': 'round',
    }) +
    path(`M${x + reach - 26} ${y - h - 30}h52l-10 -16h-32Z`, metal) +
    rect(x + reach - 20, y - h - 30, 40, 7, light, { rx: 3 }) +
    rect(x - 9, y - 60, 18, 60, metal, { rx: 4 })
  )
}
