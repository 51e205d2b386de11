import { window } from '../paint/buildings.ts'
import { across, down, HEIGHT, WIDTH, within } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { steam } from '../paint/steam.ts'
import { ellipse, path, poly, rect, stroke } from '../paint/svg.ts'
import { bowl, cup, plate, sticks, tabletop, vase } from '../paint/table.ts'
import { potted, tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** Breakfast for two by the window. */
export const morningTable: Scene = (s) => {
  const p = PALETTES.spring
  return [
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#f4e6c8'], [1, '#e0caa2'])),
    window(500, 40, 620, 470, down(s, [0, '#a9d3d8'], [0.7, '#e6efd8'], [1, '#c5d9ae']), '#fbf6e6'),
    within(
      s,
      rect(500, 40, 620, 470, '#fff'),
      tree(s, 660, 560, 420, '#7fae6a', '#6b4f3a', 1),
      tree(s, 1010, 560, 330, '#9bbf78', '#6b4f3a', 1),
      path('M500 470q160 -50 320 -10t300 -20v80H500Z', '#8fb476'),
    ),
    rect(800, 40, 18, 470, '#fbf6e6'),
    rect(500, 230, 620, 16, '#fbf6e6'),
    path('M420 10h120q20 270 -90 560h-40Z', '#e9a68a') +
      path('M1200 10h-120q-20 270 90 560h40Z', '#e9a68a') +
      [440, 470, 500]
        .map((x) =>
          stroke(
            [
              [x, 20],
              [x - 26, 540],
            ],
            '#cf8669',
            4,
            { opacity: 0.6 },
          ),
        )
        .join('') +
      [1180, 1150, 1120]
        .map((x) =>
          stroke(
            [
              [x, 20],
              [x + 26, 540],
            ],
            '#cf8669',
            4,
            { opacity: 0.6 },
          ),
        )
        .join(''),
    rect(380, 0, 860, 18, '#8a5f40', { rx: 8 }),
    poly(
      [
        [520, 520],
        [1110, 520],
        [1420, 900],
        [200, 900],
      ],
      '#fff8d8',
      { opacity: 0.3 },
    ),
    tabletop(s, 600, HEIGHT, '#b98a5c'),
    poly(
      [
        [500, 610],
        [1110, 610],
        [1330, 900],
        [250, 900],
      ],
      '#fff4d0',
      { opacity: 0.35 },
    ),
    potted(s, 1390, 620, 300, '#4f8a5c', '#c9694a'),
    vase(810, 690, 210, '#e9eef0', '#e0684c', '#5f8a5a'),
    bowl(s, 520, 800, 240, '#4f8f92', '#f3dfae'),
    bowl(s, 1090, 800, 240, '#d8704f', '#f3dfae'),
    steam(s, 520, 680, 200, '#ffffff', 4),
    steam(s, 1090, 680, 200, '#ffffff', 4),
    plate(805, 800, 260, '#fbf6ea') +
      ellipse(770, 784, 54, 30, '#fff8ec') +
      ellipse(842, 786, 54, 30, '#fdf3e2') +
      ellipse(806, 766, 52, 30, '#fffdf6'),
    cup(s, 330, 740, 96, '#f3efe2', '#9a6a3c'),
    cup(s, 1280, 760, 96, '#f3efe2', '#9a6a3c'),
    sticks(640, 850, 760, 868, '#6b3f2a'),
    sticks(880, 870, 990, 846, '#6b3f2a'),
    finishLight(s, p.light, '#3b2a20'),
  ]
}
