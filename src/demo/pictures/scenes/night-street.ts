import { awning, lamp, window } from '../paint/buildings.ts'
import { darker, lighter, mix } from '../paint/colour.ts'
import { wetGround } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { across, down, glow, HEIGHT, pick, type Sheet, WIDTH } from '../paint/sheet.ts'
import { sky, stars } from '../paint/sky.ts'
import { circle, path, poly, rect, stroke } from '../paint/svg.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** The night market after closing: shutters, a sweeper, a wet street. */
export const nightStreet: Scene = (s) => {
  const p = PALETTES.market
  const fronts = [0, 320, 640, 960, 1280]
    .map((x, i) => shutter(s, x, 620, 320, 470 + (i % 3) * 40, i))
    .join('')
  return [
    sky(s, p.sky, 400),
    stars(s, 40, 200, '#ffffff'),
    fronts,
    wetGround(s, 620, '#3b2a45', '#17111f', [
      [250, p.light, 90],
      [800, p.accent, 70],
      [1000, p.light, 60],
      [1350, p.second, 80],
    ]),
    [170, 760, 1350]
      .map(
        (x) =>
          poly(
            [
              [x + 30, 255],
              [x + 90, 255],
              [x + 300, 860],
              [x - 180, 860],
            ],
            down(s, [0, p.light, 0.34], [1, p.light, 0]),
          ) + glow(s, x + 60, 250, 420, p.light, 0.5),
      )
      .join(''),
    [170, 760, 1350].map((x) => lamp(x, 640, 360, '#120c1a', p.light)).join(''),
    string(s, 120),
    stroke(
      [
        [806, 560],
        [940, 800],
      ],
      '#c79a62',
      9,
    ) +
      poly(
        [
          [918, 770],
          [962, 752],
          [1010, 842],
          [900, 852],
        ],
        '#d9b06b',
      ),
    standing({
      x: 780,
      y: 830,
      h: 370,
      coat: p.accent,
      legs: '#2a3348',
      facing: 1,
      hand: [0.19, 0.3],
      step: 0.9,
      hat: '#c8452d',
    }),
    rect(762, 600, 40, 12, p.light, { opacity: 0.9 }) + rect(762, 634, 40, 8, p.light, { opacity: 0.7 }),
    cart(1130, 830, p.second),
    circle(1046, 846, 9, '#e9d9b0') +
      rect(1058, 836, 30, 12, '#8fb5a5', { rx: 3 }) +
      circle(884, 856, 6, '#efc98c'),
    rect(
      0,
      0,
      WIDTH,
      HEIGHT,
      across(s, [0, '#0c0814', 0.3], [0.4, '#0c0814', 0], [0.7, '#0c0814', 0], [1, '#0c0814', 0.3]),
    ),
  ]
}

function shutter(s: Sheet, x: number, base: number, w: number, h: number, i: number): string {
  const p = PALETTES.market
  const wall = mix(p.far, p.near, (i % 3) / 3)
  let slats = ''
  for (let y = base - 210; y < base; y += 15)
    slats += rect(x + 34, y, w - 68, 3, '#000000', { opacity: 0.22 })
  const upper = [0, 1]
    .map((k) =>
      window(x + 54 + k * 122, base - h + 60, 78, 96, (i + k) % 3 === 0 ? p.light : '#2b1c38', '#1a1022'),
    )
    .join('')
  return (
    rect(x, base - h, w, h, wall) +
    upper +
    rect(x + 34, base - 220, w - 68, 220, across(s, [0, '#6f5266'], [1, '#4d3850'])) +
    slats +
    awning(x + 18, base - 282, w - 36, 62, pick(s, ['#b2412f', '#2f7f79', '#c9852f']), '#e9d3b0', 8) +
    rect(x + w - 5, base - h, 10, h, darker(wall, 0.3))
  )
}

function string(s: Sheet, y: number): string {
  const p = PALETTES.market
  let out = ''
  for (let k = 0; k < 4; k++) {
    const x0 = k * 420 - 40
    out += path(`M${x0} ${y}Q${x0 + 210} ${y + 120} ${x0 + 420} ${y}`, 'none', {
      stroke: '#120c1a',
      'stroke-width': 4,
    })
    for (let i = 1; i < 6; i++) {
      const t = i / 6
      const bx = x0 + 420 * t
      const by = y + 240 * t * (1 - t) + 12
      const colour = i % 2 ? p.light : p.accent
      out += glow(s, bx, by + 6, 46, colour, 0.5) + circle(bx, by + 6, 10, colour)
    }
  }
  return out
}

function cart(x: number, y: number, colour: string): string {
  return (
    path(`M${x} ${y - 150}h210l-24 128h-162Z`, colour) +
    path(`M${x + 110} ${y - 150}h100l-24 128h-76Z`, darker(colour, 0.2)) +
    rect(x - 10, y - 166, 230, 22, lighter(colour, 0.2), { rx: 6 }) +
    stroke(
      [
        [x + 214, y - 156],
        [x + 286, y - 210],
      ],
      '#1a1420',
      12,
    ) +
    circle(x + 50, y - 14, 28, '#15101c') +
    circle(x + 160, y - 14, 28, '#15101c') +
    circle(x + 50, y - 14, 11, '#8a7a86') +
    circle(x + 160, y - 14, 11, '#8a7a86')
  )
}
