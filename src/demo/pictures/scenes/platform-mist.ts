import { lighter } from '../paint/colour.ts'
import { hills } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { down, glow, HEIGHT, WIDTH, within } from '../paint/sheet.ts'
import { finishLight, mist, sky } from '../paint/sky.ts'
import { circle, ellipse, group, path, poly, rect, stroke } from '../paint/svg.ts'
import { poplar, tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** An empty platform in the mist with one lamp and a bench. */
export const platformMist: Scene = (s) => {
  const p = PALETTES.fog
  return [
    sky(s, ['#8fa3aa', '#bcc7c4', '#e3e2d4'], 560),
    hills(s, 420, 40, '#b3c0be', 5),
    mist(s, 430, 80, '#f0efe4', 0.8),
    Array.from({ length: 14 }, (_, i) =>
      poplar(60 + i * 120, 560, 150 + (i % 4) * 30, '#9fb0ac', '#8a9a98'),
    ).join(''),
    mist(s, 520, 70, '#eef0e8', 0.9),
    poly(
      [
        [0, 620],
        [700, 560],
        [700, 572],
        [0, 660],
      ],
      '#8a8f88',
    ),
    poly(
      [
        [760, 560],
        [800, 560],
        [1500, 900],
        [1050, 900],
      ],
      '#7d7a70',
    ),
    Array.from({ length: 12 }, (_, i) => {
      const t = (i / 12) ** 1.7
      return poly(
        [
          [756 + t * 270, 566 + t * 330],
          [806 + t * 720, 566 + t * 330],
          [812 + t * 760, 576 + t * 360],
          [754 + t * 256, 576 + t * 360],
        ],
        '#5f5148',
      )
    }).join('') +
      stroke(
        [
          [770, 560],
          [1130, 900],
        ],
        '#d3d9d8',
        8,
      ) +
      stroke(
        [
          [792, 560],
          [1420, 900],
        ],
        '#d3d9d8',
        8,
      ),
    poly(
      [
        [0, 660],
        [740, 560],
        [1000, 900],
        [0, 900],
      ],
      down(s, [0, '#b5b5a6'], [1, '#8a897c']),
    ),
    poly(
      [
        [716, 564],
        [740, 560],
        [1000, 900],
        [930, 900],
      ],
      '#e9dcae',
    ),
    poly(
      [
        [690, 570],
        [716, 564],
        [930, 900],
        [880, 900],
      ],
      '#a5a598',
    ),
    group(
      'translate(-60 20)',
      rect(120, 480, 420, 14, '#3f5458') +
        stroke(
          [
            [160, 494],
            [160, 760],
          ],
          '#3f5458',
          14,
        ) +
        stroke(
          [
            [500, 494],
            [500, 700],
          ],
          '#3f5458',
          14,
        ) +
        poly(
          [
            [90, 484],
            [150, 420],
            [520, 420],
            [580, 484],
          ],
          '#55696c',
        ) +
        poly(
          [
            [90, 484],
            [150, 420],
            [160, 420],
            [110, 484],
          ],
          '#6f8385',
        ),
    ),
    rect(200, 690, 300, 18, '#8a5a3c', { rx: 4 }) +
      rect(200, 620, 300, 16, '#8a5a3c', { rx: 4 }) +
      rect(200, 650, 300, 14, '#8a5a3c', { rx: 4 }) +
      [220, 470].map((x) => rect(x, 620, 12, 150, '#3a4a4c')).join(''),
    rect(390, 650, 70, 42, '#c65a3d', { rx: 8 }) +
      path('M404 652q20 -28 42 0', 'none', { stroke: '#8a3a26', 'stroke-width': 6 }),
    [
      [620, 660, 360],
      [690, 600, 190],
    ]
      .map(
        ([x = 0, y = 0, h = 0]) =>
          stroke(
            [
              [x, y],
              [x, y - h],
            ],
            '#33454d',
            h * 0.03,
          ) +
          path(`M${x - h * 0.09} ${y - h}h${h * 0.18}l${-h * 0.04} ${-h * 0.1}h${-h * 0.1}Z`, '#33454d') +
          circle(x, y - h + h * 0.03, h * 0.05, '#fff1c4') +
          glow(s, x, y - h + 10, h * 0.75, '#fff1c4', 0.75),
      )
      .join(''),
    glow(s, 780, 540, 120, '#fff6dc', 0.8) + circle(774, 540, 8, '#ffffff') + circle(790, 540, 8, '#ffffff'),
    standing({
      x: 560,
      y: 760,
      h: 260,
      coat: '#4a5f68',
      legs: '#2b383e',
      facing: 1,
      hand: [0.03, 0.36],
      hair: '#3b3438',
    }),
    mist(s, 600, 120, '#f0f1ea', 0.4),
    ellipse(1300, 620, 420, 60, '#eef0e8', { opacity: 0.35 }),
    tree(s, 1480, 760, 520, '#8a9f98', '#5d6a68', -1),
    rect(0, 0, WIDTH, HEIGHT, lighter(p.near, 0.3), { opacity: 0.06 }),
    within(s, rect(0, 0, WIDTH, HEIGHT, '#fff'), finishLight(s, '#fff6dc', p.deep)),
  ]
}
