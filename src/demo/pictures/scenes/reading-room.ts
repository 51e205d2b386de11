import { shelfOfBooks, stackOfBooks } from '../paint/books.ts'
import { skyline } from '../paint/buildings.ts'
import { seated } from '../paint/people.ts'
import { across, down, glow, HEIGHT, WIDTH, within } from '../paint/sheet.ts'
import { rain } from '../paint/sky.ts'
import { ellipse, path, poly, rect, stroke } from '../paint/svg.ts'
import { cup, tabletop } from '../paint/table.ts'
import { tree } from '../paint/trees.ts'
import type { Scene } from './scene.ts'

/** A reading room while it rains outside. */
export const readingRoom: Scene = (s) => {
  const glass = down(s, [0, '#6f8a92'], [1, '#b3c3bd'])
  return [
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#8a6a4e'], [1, '#6b4e3c'])),
    [180, 640, 1100].map((x) => path(`M${x - 20} 520V200a180 180 0 0 1 360 0V520Z`, '#4a3329')).join(''),
    within(
      s,
      path(
        'M180 520V200a160 160 0 0 1 320 0V520ZM640 520V200a160 160 0 0 1 320 0V520ZM1100 520V200a160 160 0 0 1 320 0V520Z',
        '#fff',
      ),
      rect(0, 0, WIDTH, 560, glass),
      skyline(s, 540, 90, 260, '#7f959a', { lit: '#f3d58d', dark: '#6a8088', chance: 0.2 }),
      tree(s, 800, 560, 380, '#5f8272', '#3a4a48'),
      rain(s, 160, '#f0f6f2', 0.6),
    ),
    [180, 640, 1100]
      .map((x) => rect(x + 154, 44, 12, 476, '#4a3329') + rect(x, 250, 320, 12, '#4a3329'))
      .join(''),
    rect(0, 520, WIDTH, 26, '#a9805c'),
    rect(0, 546, WIDTH, 360, '#5b4033'),
    [0, 1, 2, 3]
      .map((i) => rect(40 + i * 400, 566, 330, 100, '#3f2b22') + shelfOfBooks(s, 44 + i * 400, 666, 322, 92))
      .join(''),
    tabletop(s, 720, HEIGHT, '#9a6a45'),
    [330, 800, 1270]
      .map(
        (x) =>
          glow(s, x, 640, 330, '#ffd98c', 0.6) +
          stroke(
            [
              [x, 740],
              [x, 610],
            ],
            '#b98a45',
            9,
          ) +
          path(`M${x - 80} 626q10 -70 80 -70t80 70Z`, '#3f7a68') +
          ellipse(x, 626, 80, 9, '#ffedb8') +
          ellipse(x, 744, 44, 10, '#8a6630'),
      )
      .join(''),
    poly(
      [
        [470, 790],
        [590, 774],
        [606, 838],
        [476, 850],
      ],
      '#fbf3e0',
    ) +
      poly(
        [
          [590, 774],
          [716, 790],
          [722, 850],
          [606, 838],
        ],
        '#efe2c6',
      ) +
      [0, 1, 2]
        .map((i) => rect(492, 800 + i * 14, 84, 5, '#c0b294', { transform: 'rotate(-6 530 810)' }))
        .join(''),
    seated({
      x: 1010,
      y: 800,
      h: 560,
      coat: '#c9583e',
      facing: -1,
      legs: '#3b3038',
      hand: [0.24, 0.3],
      hair: '#3a2c28',
    }),
    rect(930, 826, 190, 90, '#6b4530', { rx: 10 }),
    stackOfBooks(s, 120, 850, 180, 30, 4),
    cup(s, 1400, 850, 100, '#e9e0cc', '#7d4a33'),
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#1a120e', 0.3], [0.5, '#1a120e', 0], [1, '#1a120e', 0.3])),
  ]
}
