import { house, window } from '../paint/buildings.ts'
import { darker, mix } from '../paint/colour.ts'
import { hills } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { across } from '../paint/sheet.ts'
import { clouds, finishLight, sky } from '../paint/sky.ts'
import { path, poly, rect } from '../paint/svg.ts'
import { bushes, potted } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A flight of steps between old houses with laundry and pots. */
export const oldLane: Scene = (s) => {
  const p = PALETTES.noon
  let steps = ''
  for (let i = 0; i < 9; i++)
    steps +=
      poly(
        [
          [640 - i * 34, 560 + i * 40],
          [960 + i * 34, 560 + i * 40],
          [994 + i * 34, 600 + i * 40],
          [606 - i * 34, 600 + i * 40],
        ],
        mix('#e4d9be', '#b3a27f', i / 9),
      ) + rect(640 - i * 34, 560 + i * 40, 320 + i * 68, 8, '#f7f0da', { opacity: 0.7 })
  const shirts = ['#e8613c', '#fdf7ea', '#3f7f8c', '#f4b740', '#fdf7ea', '#7f9fc0']
  return [
    sky(s, ['#7fbcd4', '#bfe0e0', '#f3efd6'], 480),
    clouds(s, 5, 60, 220, '#ffffff', 0.7),
    hills(s, 470, 30, '#a9cdbf', 5),
    house(s, 690, 570, 220, 200, '#f3e2c0', '#b5644a', '#7fb0b8'),
    rect(-20, 120, 500, 800, across(s, [0, '#efd9b2'], [1, '#d6b98a'])),
    poly(
      [
        [-20, 120],
        [-20, 60],
        [540, 100],
        [540, 134],
      ],
      '#9a4f3c',
    ),
    rect(1120, 90, 520, 820, across(s, [0, '#cdb083'], [1, '#e6cfa2'])),
    poly(
      [
        [1060, 104],
        [1060, 70],
        [1640, 20],
        [1640, 92],
      ],
      '#8a4636',
    ),
    poly(
      [
        [480, 134],
        [640, 330],
        [640, 640],
        [480, 900],
      ],
      '#b89a6e',
    ),
    poly(
      [
        [1120, 104],
        [960, 330],
        [960, 640],
        [1120, 900],
      ],
      '#a98b60',
    ),
    [120, 300].map((x, i) => window(x, 240 + i * 10, 100, 140, '#7fb0b8', '#3f6f6a')).join(''),
    [1220, 1420].map((x) => window(x, 230, 110, 150, '#86b6bb', '#7a4a36')).join(''),
    rect(190, 560, 150, 340, '#4f7f78', { rx: 6 }) +
      rect(204, 574, 58, 326, '#5f9088') +
      rect(268, 574, 58, 326, '#5f9088'),
    steps,
    path('M440 200Q800 330 1160 180', 'none', { stroke: '#4a3d33', 'stroke-width': 4 }),
    shirts
      .map((c, i) => {
        const t = 0.16 + i * 0.135
        const x = 440 + 720 * t
        const y = 200 * (1 - t) ** 2 + 660 * t * (1 - t) + 180 * t * t
        return (
          path(`M${x - 34} ${y}h68l22 34l-20 18l-12 -14v86h-48v-86l-12 14l-20 -18Z`, c) +
          path(`M${x + 4} ${y}h30l22 34l-20 18l-12 -14v86h-20Z`, darker(c, 0.1))
        )
      })
      .join(''),
    standing({
      x: 810,
      y: 720,
      h: 250,
      coat: p.accent,
      facing: -1,
      step: 0.7,
      hand: [0.05, 0.36],
      hair: '#77716d',
    }),
    rect(772, 604, 36, 46, '#f3e6c4', { rx: 5 }),
    [
      [420, 880, 190],
      [520, 860, 130],
      [1170, 880, 210],
      [1060, 850, 120],
    ]
      .map(([x = 0, y = 0, h = 0], i) =>
        potted(s, x, y, h, i % 2 ? '#6fa85c' : '#4f8a5c', i % 2 ? '#c9694a' : '#8a5a3c'),
      )
      .join(''),
    bushes(s, 1300, 900, 320, 80, ['#5f9a62', '#4f8a5c', '#7fae58']),
    finishLight(s, '#fffdf0', '#2c2418'),
  ]
}
