import { shelfOfBooks, stackOfBooks } from '../paint/books.ts'
import { window } from '../paint/buildings.ts'
import { ground } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { down, glow, HEIGHT, outward, WIDTH, within } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { ellipse, path, poly, rect, stroke } from '../paint/svg.ts'
import type { Scene } from './scene.ts'

/** A second-hand bookshop: shelves to the ceiling, a ladder, a lamp. */
export const bookshop: Scene = (s) => {
  const boards = [150, 300, 450, 600]
  const side = (x: number, w: number) =>
    rect(x - 16, 20, w + 32, 720, '#5b3a2a') +
    boards
      .map(
        (y) =>
          rect(x, y - 130, w, 130, '#3a241c') +
          shelfOfBooks(s, x + 4, y, w - 8, 118) +
          rect(x - 16, y, w + 32, 18, '#8a5a3c'),
      )
      .join('') +
    rect(x, 618, w, 112, '#3a241c') +
    shelfOfBooks(s, x + 4, 730, w - 8, 100) +
    rect(x - 16, 730, w + 32, 20, '#8a5a3c')
  return [
    rect(0, 0, WIDTH, HEIGHT, down(s, [0, '#7a4d34'], [1, '#4a2e24'])),
    side(20, 520),
    side(1060, 540),
    rect(596, 60, 408, 690, '#e9c98f'),
    rect(596, 60, 408, 690, outward(s, [0, '#fff0c4', 0.9], [1, '#d9a45f', 0.3])),
    window(650, 110, 300, 330, down(s, [0, '#8fb0b4'], [0.6, '#e3cfa4'], [1, '#efd9a6']), '#5b3a2a'),
    within(
      s,
      rect(650, 110, 300, 330, '#fff'),
      ...[640, 720, 820, 900].map((x, i) =>
        rect(x, 300 - (i % 2) * 60, 84, 200, '#8a9a94', { opacity: 0.8 }),
      ),
      rect(792, 110, 16, 330, '#5b3a2a'),
      rect(650, 248, 300, 16, '#5b3a2a'),
    ),
    rect(640, 500, 320, 18, '#8a5a3c') + shelfOfBooks(s, 646, 500, 308, 56),
    rect(656, 518, 14, 232, '#6b4530') + rect(930, 518, 14, 232, '#6b4530'),
    stackOfBooks(s, 690, 750, 220, 36, 5),
    ground(s, 748, '#9a6b48', '#553626'),
    [0, 1, 2, 3, 4, 5, 6]
      .map((i) =>
        stroke(
          [
            [800 + (i - 3) * 90, 750],
            [800 + (i - 3) * 300, 900],
          ],
          '#6f4730',
          3,
          { opacity: 0.6 },
        ),
      )
      .join(''),
    stroke(
      [
        [1180, 60],
        [1090, 800],
      ],
      '#c99a63',
      14,
    ) +
      stroke(
        [
          [1300, 60],
          [1240, 800],
        ],
        '#b98a55',
        14,
      ) +
      Array.from({ length: 9 }, (_, i) =>
        stroke(
          [
            [1176 - i * 10, 110 + i * 78],
            [1297 - i * 7, 110 + i * 78],
          ],
          '#a87a48',
          11,
        ),
      ).join(''),
    standing({
      x: 1212,
      y: 506,
      h: 300,
      coat: '#3f6a78',
      legs: '#2f3a48',
      facing: 1,
      hand: [0.22, -0.08],
      hair: '#8a8582',
    }),
    stroke(
      [
        [800, 0],
        [800, 40],
      ],
      '#2a1a14',
      5,
    ) +
      path('M730 96q70 -120 140 0Z', '#3f7a78') +
      ellipse(800, 96, 70, 11, '#fff0c4') +
      glow(s, 800, 130, 620, '#ffe2a0', 0.6),
    stackOfBooks(s, 60, 880, 230, 34, 6),
    stackOfBooks(s, 300, 890, 190, 30, 3),
    stackOfBooks(s, 1350, 886, 220, 34, 5),
    standing({ x: 560, y: 840, h: 380, coat: '#b5402f', legs: '#33404c', facing: 1, hand: [0.18, 0.16] }),
    poly(
      [
        [616, 590],
        [668, 574],
        [676, 620],
        [624, 634],
      ],
      '#fdf3de',
    ) +
      poly(
        [
          [616, 590],
          [578, 582],
          [586, 626],
          [624, 634],
        ],
        '#efe0c0',
      ),
    finishLight(s, '#ffe2a0', '#1a100c'),
  ]
}
