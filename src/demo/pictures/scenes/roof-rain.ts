import { window } from '../paint/buildings.ts'
import { lighter, mix } from '../paint/colour.ts'
import { hills } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { across, glow } from '../paint/sheet.ts'
import { clouds, finishLight, rain, sky } from '../paint/sky.ts'
import { path, poly, rect, stroke } from '../paint/svg.ts'
import { tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A tiled roof in the rain with someone mending it from a ladder. */
export const roofRain: Scene = (s) => {
  const p = PALETTES.rain
  let tiles = ''
  for (let row = 0; row < 9; row++) {
    for (let col = 0; col < 30; col++) {
      const x = 130 + col * 46 - row * 15 + (row % 2) * 22
      const y = 270 + row * 38
      const tone = mix('#6b7a83', '#37474f', s.random() * 0.6 + row * 0.04)
      if (x > 120 - row * 16 && x < 1360 + row * 15)
        tiles +=
          path(`M${x} ${y}h44v30q-22 22 -44 0Z`, row === 4 && col > 15 && col < 19 ? '#c65a3d' : tone) +
          rect(x, y, 44, 5, lighter(tone, 0.14), { opacity: 0.5 })
    }
  }
  return [
    sky(s, ['#536b7a', '#8298a0', '#b3c1bd'], 560),
    clouds(s, 9, 40, 240, '#dfe6e2', 0.3),
    hills(s, 420, 50, '#7d949a', 6),
    hills(s, 500, 34, '#6a848a', 6),
    tree(s, 1500, 640, 460, '#5d7f70', '#33464a'),
    tree(s, 40, 680, 440, '#557769', '#33464a', 1),
    poly(
      [
        [150, 262],
        [1400, 262],
        [1520, 620],
        [0, 620],
      ],
      '#2c3b43',
    ),
    tiles,
    rect(128, 244, 1290, 26, '#2c3b43', { rx: 10 }),
    rect(128, 244, 1290, 8, '#6f828a', { rx: 4 }),
    rect(60, 620, 1430, 280, across(s, [0, '#e3d6bd'], [1, '#b3a386'])),
    rect(-10, 604, 1560, 20, '#7d8d93', { rx: 8 }),
    rect(60, 624, 1430, 30, '#4a3d33', { opacity: 0.35 }),
    [190, 1170]
      .map((x) => glow(s, x + 75, 780, 210, '#ffd98c', 0.5) + window(x, 700, 150, 150, '#ffe0a0', '#5b4038'))
      .join(''),
    [
      [690, 900, 820, 420],
      [790, 900, 910, 420],
    ]
      .map(([a = 0, b = 0, c = 0, d = 0]) =>
        stroke(
          [
            [a, b],
            [c, d],
          ],
          '#b98a4d',
          15,
        ),
      )
      .join('') +
      [0, 1, 2, 3, 4, 5, 6]
        .map((i) =>
          stroke(
            [
              [702 + i * 18, 850 - i * 66],
              [802 + i * 18, 850 - i * 66],
            ],
            '#8f6636',
            12,
          ),
        )
        .join(''),
    standing({
      x: 826,
      y: 596,
      h: 300,
      coat: p.second,
      legs: '#2e4552',
      facing: 1,
      step: 0.5,
      hand: [0.24, 0.12],
      hat: '#c98c2c',
    }),
    stroke(
      [
        [896, 400],
        [930, 428],
      ],
      '#4a3128',
      12,
    ) + rect(918, 416, 40, 20, '#39434a', { rx: 4, transform: 'rotate(38 938 426)' }),
    rect(1440, 620, 26, 280, '#6d7d83', { rx: 8 }) +
      path('M1453 880q40 10 60 20', 'none', { stroke: '#dfeaea', 'stroke-width': 10, opacity: 0.7 }),
    rain(s, 210, '#eef4f2', 0.5),
    finishLight(s, '#ffffff', p.deep),
  ]
}
