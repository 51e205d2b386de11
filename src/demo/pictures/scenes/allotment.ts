import { house } from '../paint/buildings.ts'
import { ground, hills } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { across, type Sheet, WIDTH } from '../paint/sheet.ts'
import { clouds, disc, finishLight, sky } from '../paint/sky.ts'
import { circle, ellipse, path, poly, rect, stroke } from '../paint/svg.ts'
import { bushes, grass, leafAt, poplar } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** An allotment from a little above: beds in rows, a shed, a tap, gardeners. */
export const allotment: Scene = (s) => {
  const p = PALETTES.garden
  let beds = ''
  for (let row = 0; row < 4; row++) {
    for (let col = 0; col < 6; col++) {
      const y = 500 + row * 96
      const spread = 1 + row * 0.16
      const x = 800 + (col - 3) * 270 * spread
      const w = 230 * spread
      beds +=
        poly(
          [
            [x, y],
            [x + w, y],
            [x + w + (col - 2) * 9, y + 62],
            [x + (col - 3) * 9, y + 62],
          ],
          '#7d5a3c',
        ) +
        poly(
          [
            [x, y],
            [x + w, y],
            [x + w, y + 9],
            [x, y + 9],
          ],
          '#9a744e',
        )
      beds += crop(s, x + 16, y + 30, w - 30, (row * 5 + col * 3) % 5, spread)
    }
  }
  return [
    sky(s, p.sky, 420),
    disc(s, 1260, 190, 62, '#fff6d0', 0.6),
    clouds(s, 5, 70, 220, '#ffffff', 0.6),
    hills(s, 390, 30, '#c0d3a8', 6),
    [80, 160, 240, 1380, 1460, 1540]
      .map((x, i) => poplar(x, 470, 190 + (i % 3) * 50, '#7fa35c', '#5a4030'))
      .join(''),
    house(s, 420, 470, 150, 80, '#f0e0bd', '#b5644a', '#fff3c9'),
    house(s, 1080, 470, 180, 90, '#e8d2a8', '#8f4f3a', '#fff3c9'),
    bushes(s, 0, 480, WIDTH, 34, ['#6f9a50', '#5a8a48', '#86ab5c']),
    ground(s, 476, '#bcc07c', '#86924e'),
    beds,
    rect(1250, 330, 230, 210, across(s, [0, '#5f8f8a'], [1, '#42706c'])) +
      poly(
        [
          [1226, 338],
          [1365, 256],
          [1504, 338],
        ],
        '#a4482c',
      ) +
      rect(1330, 410, 80, 130, '#3a5f5c') +
      rect(1268, 370, 44, 44, '#ffe9b0') +
      [0, 1, 2, 3, 4, 5].map((i) => rect(1250 + i * 38, 338, 3, 202, '#3a5f5c', { opacity: 0.5 })).join(''),
    standing({
      x: 640,
      y: 700,
      h: 270,
      coat: p.accent,
      legs: '#3b5066',
      facing: 1,
      hand: [0.2, 0.32],
      hat: '#f0dca0',
    }),
    stroke(
      [
        [690, 540],
        [756, 720],
      ],
      '#8a5a36',
      8,
    ) +
      poly(
        [
          [740, 712],
          [778, 700],
          [770, 740],
        ],
        '#7d878a',
      ),
    standing({
      x: 1040,
      y: 800,
      h: 310,
      coat: '#3f6a8a',
      legs: '#4a4038',
      facing: -1,
      hand: [0.16, 0.34],
      hair: '#c9c4bc',
    }),
    path('M926 680h84l-10 56h-64Z', '#c99a5c') +
      path('M930 682q38 -70 76 0', 'none', { stroke: '#8a6030', 'stroke-width': 6 }) +
      [940, 960, 985].map((x) => circle(x, 676, 15, '#d6543a')).join(''),
    rect(208, 560, 18, 190, '#7d878a') +
      rect(196, 552, 70, 18, '#9aa4a6', { rx: 6 }) +
      rect(252, 560, 14, 34, '#9aa4a6') +
      rect(222, 536, 24, 14, p.accent, { rx: 4 }) +
      path('M259 596v120', 'none', { stroke: '#dff0f0', 'stroke-width': 6, opacity: 0.8 }) +
      path('M206 716h112l-14 86h-84Z', '#8fa5a8'),
    grass(s, 0, 920, WIDTH, 80, ['#4a7340', '#6f9a50', '#8aa955'], 110),
    finishLight(s, p.light, p.deep),
  ]
}

function crop(_s: Sheet, x: number, y: number, w: number, kind: number, scale: number): string {
  let out = ''
  const step = 34 * scale
  for (let px = x; px < x + w; px += step) {
    if (kind === 0) out += circle(px, y, 15 * scale, '#6fa04f') + circle(px - 3, y - 3, 8 * scale, '#9cc573')
    else if (kind === 1)
      out += [-120, -90, -60].map((a) => leafAt(px, y + 14, 34 * scale, a, '#4f8a45')).join('')
    else if (kind === 2)
      out +=
        stroke(
          [
            [px, y + 16],
            [px, y - 46 * scale],
          ],
          '#b98a5c',
          4,
        ) +
        circle(px - 4, y - 10, 14 * scale, '#5f9a4f') +
        circle(px + 5, y - 30 * scale, 11 * scale, '#5f9a4f') +
        circle(px + 4, y - 4, 6 * scale, '#d6543a')
    else if (kind === 3)
      out +=
        circle(px, y - 6, 12 * scale, '#eeb13f') +
        circle(px, y - 6, 5 * scale, '#7d5a3c') +
        leafAt(px, y + 16, 20 * scale, -60, '#558a45')
    else
      out +=
        ellipse(px, y, 17 * scale, 12 * scale, '#8a6a9a') +
        ellipse(px - 3, y - 4, 9 * scale, 6 * scale, '#b394c0')
  }
  return out
}
