import { window } from '../paint/buildings.ts'
import { across, down, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { steam } from '../paint/steam.ts'
import { circle, ellipse, path, poly, rect, stroke } from '../paint/svg.ts'
import { bowl, sticks, tabletop } from '../paint/table.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A stone mill with soy milk running into a pail, bowls in a row. */
export const soyMilk: Scene = (s) => {
  const p = PALETTES.kitchen
  return [
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#f3d8ab'], [0.55, '#e2b27c'], [1, '#b97b50'])),
    poly(
      [
        [0, 0],
        [620, 0],
        [980, 640],
        [0, 640],
      ],
      '#fff3d2',
      { opacity: 0.42 },
    ),
    window(120, 90, 300, 330, down(s, [0, '#fff8e0'], [1, '#f9dfa9']), '#8a5a3c'),
    [0, 1, 2]
      .map(
        (i) =>
          rect(1010 + i * 8, 150 + i * 110, 500, 14, '#8a5a3c') +
          [0, 1, 2, 3, 4]
            .map(
              (k) =>
                ellipse(1070 + k * 95, 150 + i * 110, 36, 9, '#6f4630') +
                path(
                  `M${1034 + k * 95} ${88 + i * 110}h72l-6 62h-60Z`,
                  ['#c9452e', '#e9d3ad', '#3f7f78', '#d99a4e', '#efe2c8'][(k + i) % 5] ?? p.mid,
                ),
            )
            .join(''),
      )
      .join(''),
    tabletop(s, 620, HEIGHT, '#9a6240'),
    ellipse(620, 700, 330, 46, '#3b241c', { opacity: 0.4 }),
    rect(330, 560, 560, 130, across(s, [0, '#c3bbab'], [0.5, '#9c9486'], [1, '#6f685e']), { rx: 40 }) +
      ellipse(610, 562, 282, 54, '#d3cbba') +
      ellipse(610, 562, 244, 40, '#f7efdc'),
    rect(400, 400, 420, 160, across(s, [0, '#d0c8b7'], [0.5, '#a89f90'], [1, '#7a7267'])) +
      ellipse(610, 560, 210, 40, '#8a8276') +
      ellipse(610, 400, 210, 44, '#ddd5c4') +
      ellipse(610, 398, 44, 13, '#5a5148'),
    [0, 1, 2, 3, 4, 5]
      .map((i) =>
        stroke(
          [
            [430 + i * 70, 440 + Math.sin(i) * 6],
            [446 + i * 70, 540],
          ],
          '#7d7568',
          6,
          { opacity: 0.5 },
        ),
      )
      .join(''),
    stroke(
      [
        [800, 470],
        [1000, 410],
      ],
      '#6b4530',
      26,
    ) +
      stroke(
        [
          [990, 420],
          [990, 330],
        ],
        '#7d5136',
        24,
      ),
    path('M548 384q62 -70 124 0Z', '#e5c583') +
      [0, 1, 2, 3, 4, 5, 6, 7]
        .map((i) => circle(566 + i * 13, 376 - (i % 3) * 10, 10, i % 2 ? '#f0d79a' : '#d8b36a'))
        .join(''),
    path('M880 640q60 -10 76 40l6 70', 'none', {
      stroke: '#fff8e6',
      'stroke-width': 26,
      'stroke-linecap': 'round',
    }),
    path('M872 740h190l-22 150h-146Z', across(s, [0, '#b98352'], [1, '#7a4d31'])) +
      ellipse(967, 740, 95, 22, '#d9a56f') +
      ellipse(967, 740, 82, 17, '#fffaf0') +
      rect(868, 786, 198, 12, '#4a3026'),
    bowl(s, 1220, 850, 210, '#f4ead6', '#fffaf0'),
    bowl(s, 1430, 840, 190, '#3f7f78', '#fffaf0'),
    bowl(s, 190, 852, 220, '#c9452e', '#fffaf0'),
    steam(s, 1220, 740, 260, '#ffffff'),
    steam(s, 190, 730, 240, '#ffffff'),
    steam(s, 967, 715, 280, '#ffffff', 4),
    sticks(300, 862, 470, 822, '#6b3f2a'),
    finishLight(s, '#fff1c4', p.deep),
  ]
}
