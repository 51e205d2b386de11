import { across, between, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { circle, group, path, poly, rect, stroke } from '../paint/svg.ts'
import { cup, tabletop } from '../paint/table.ts'
import { potted } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A desk with a report, its bars and one rising line. */
export const checkup: Scene = (s) => {
  const p = PALETTES.clinic
  const bars = Array.from({ length: 9 }, (_, i) =>
    rect(
      480 + i * 62,
      610 - 70 - ((i * 47) % 110),
      38,
      70 + ((i * 47) % 110),
      i === 6 ? p.accent : '#a9cbc8',
      { rx: 5 },
    ),
  ).join('')
  return [
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#d3e6df'], [1, '#b3d0cc'])),
    tabletop(s, 0, HEIGHT, '#cfe0d6'),
    poly(
      [
        [0, 0],
        [560, 0],
        [1100, 900],
        [300, 900],
      ],
      '#ffffff',
      { opacity: 0.35 },
    ),
    rect(396, 96, 720, 760, '#1c4450', { opacity: 0.18, rx: 14, transform: 'translate(18 22)' }),
    rect(380, 70, 740, 780, '#a5764a', { rx: 20 }) +
      rect(410, 120, 680, 710, '#fffef8') +
      rect(610, 44, 280, 66, '#7d8b90', { rx: 12 }) +
      rect(650, 60, 200, 22, '#a9b5b8', { rx: 8 }),
    rect(460, 170, 300, 20, '#3a7178', { rx: 5 }) +
      rect(460, 210, 420, 12, '#c3d0ca', { rx: 5 }) +
      rect(460, 238, 360, 12, '#c3d0ca', { rx: 5 }) +
      circle(990, 208, 46, '#e9f2ec') +
      circle(990, 194, 17, '#8fb5b0') +
      path('M956 244q34 -44 68 0Z', '#8fb5b0'),
    stroke(
      [
        [460, 620],
        [1050, 620],
      ],
      '#7d9a98',
      5,
    ) + bars,
    stroke(
      [
        [480, 500],
        [600, 470],
        [720, 486],
        [830, 420],
        [950, 330],
      ],
      p.accent,
      9,
    ) +
      poly(
        [
          [930, 320],
          [974, 306],
          [966, 352],
        ],
        p.accent,
      ) +
      [
        [480, 500],
        [600, 470],
        [720, 486],
        [830, 420],
      ]
        .map(([x = 0, y = 0]) => circle(x, y, 12, '#fffef8') + circle(x, y, 8, p.accent))
        .join(''),
    [670, 720, 770]
      .map(
        (y, i) =>
          rect(460, y, 24, 24, i === 1 ? p.second : '#a9cbc8', { rx: 5 }) +
          rect(500, y + 6, 260 - i * 40, 12, '#c3d0ca', { rx: 5 }) +
          rect(960, y + 6, 80, 12, i === 1 ? p.accent : '#8fb5b0', { rx: 5 }),
      )
      .join(''),
    path('M1210 190q-60 190 60 280t90 220', 'none', {
      stroke: '#2c4a56',
      'stroke-width': 17,
      'stroke-linecap': 'round',
    }) +
      path('M1450 170q90 180 -60 290t-30 230', 'none', {
        stroke: '#2c4a56',
        'stroke-width': 17,
        'stroke-linecap': 'round',
      }) +
      stroke(
        [
          [1210, 190],
          [1236, 160],
        ],
        '#9aa8ac',
        13,
      ) +
      stroke(
        [
          [1450, 170],
          [1424, 140],
        ],
        '#9aa8ac',
        13,
      ) +
      circle(1362, 730, 62, '#9aa8ac') +
      circle(1362, 730, 46, '#dfe8e6') +
      circle(1362, 730, 24, '#b9c9c8'),
    group(
      'rotate(20 250 560)',
      rect(232, 330, 30, 380, '#3a7178', { rx: 8 }) +
        poly(
          [
            [232, 710],
            [262, 710],
            [247, 760],
          ],
          '#e9d3b0',
        ) +
        rect(232, 330, 30, 44, p.accent, { rx: 8 }),
    ),
    cup(s, 200, 300, 150, '#ffffff', '#8a5a36'),
    potted(s, 1460, 900, between(s, 180, 190), '#5f9a72', '#e27557'),
    finishLight(s, '#ffffff', '#14303a'),
  ]
}
