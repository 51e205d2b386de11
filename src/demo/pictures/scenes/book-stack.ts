import { shelfOfBooks, stackOfBooks } from '../paint/books.ts'
import { across, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { circle, ellipse, group, path, poly, rect, stroke } from '../paint/svg.ts'
import { cup, tabletop } from '../paint/table.ts'
import { potted } from '../paint/trees.ts'
import type { Scene } from './scene.ts'

/** Stacks of returned books on a counter, one on the scales, a ledger. */
export const bookStack: Scene = (s) => {
  return [
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#c9d3cb'], [0.6, '#e3dcc4'], [1, '#d9c49c'])),
    poly(
      [
        [900, 0],
        [1300, 0],
        [900, 900],
        [380, 900],
      ],
      '#fff8e0',
      { opacity: 0.4 },
    ),
    rect(90, 90, 560, 16, '#8a6a4c') +
      shelfOfBooks(s, 96, 90, 548, 80) +
      rect(90, 250, 560, 16, '#8a6a4c') +
      shelfOfBooks(s, 96, 250, 548, 120),
    tabletop(s, 640, HEIGHT, '#a3744c'),
    stackOfBooks(s, 150, 690, 330, 44, 9),
    stackOfBooks(s, 1190, 700, 300, 42, 6),
    stackOfBooks(s, 1260, 850, 290, 40, 2),
    ellipse(800, 780, 250, 28, '#3b261a', { opacity: 0.3 }),
    path('M640 770q10 -120 160 -120t160 120Z', across(s, [0, '#6f8f8c'], [1, '#3f5f60'])) +
      circle(800, 712, 44, '#fbf5e4') +
      circle(800, 712, 36, 'none', { stroke: '#b5402f', 'stroke-width': 4, 'stroke-dasharray': '3 11' }) +
      stroke(
        [
          [800, 712],
          [822, 690],
        ],
        '#b5402f',
        5,
      ) +
      rect(770, 610, 60, 44, '#3f5f60') +
      rect(590, 590, 420, 24, '#8aa5a2', { rx: 10 }),
    stackOfBooks(s, 650, 590, 300, 46, 4),
    group(
      'rotate(-6 520 820)',
      rect(300, 770, 330, 110, '#fdf6e4', { rx: 4 }) +
        rect(462, 770, 5, 110, '#d9c9a6') +
        [0, 1, 2, 3]
          .map(
            (i) =>
              rect(320, 790 + i * 22, 120 - i * 12, 6, '#a89a7d') +
              rect(486, 790 + i * 22, 110 - (i % 2) * 30, 6, '#a89a7d'),
          )
          .join(''),
    ) +
      stroke(
        [
          [640, 800],
          [740, 860],
        ],
        '#b5402f',
        9,
      ) +
      poly(
        [
          [734, 852],
          [756, 870],
          [744, 866],
        ],
        '#33262a',
      ),
    cup(s, 1090, 800, 110, '#efe6d2', '#7d4a33'),
    potted(s, 1420, 300, 220, '#6f9a6a', '#b5694b'),
    rect(1310, 300, 230, 14, '#8a6a4c'),
    finishLight(s, '#fff6dc', '#2a1c16'),
  ]
}
