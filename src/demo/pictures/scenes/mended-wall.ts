import { window } from '../paint/buildings.ts'
import { mix } from '../paint/colour.ts'
import { ground } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { across, down, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { ellipse, group, path, poly, rect, stroke } from '../paint/svg.ts'
import { potted } from '../paint/trees.ts'
import type { Scene } from './scene.ts'

/** A white wall with a crack that has been mended, a gutter and a plant below. */
export const mendedWall: Scene = (s) => {
  let bricks = ''
  for (let row = 0; row < 6; row++)
    for (let col = 0; col < 8; col++)
      bricks += rect(
        1060 + col * 74 - (row % 2) * 37,
        560 + row * 36,
        70,
        32,
        mix('#b5694b', '#8f4a38', s.random()),
        { rx: 3 },
      )
  return [
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#f4ecd9'], [0.6, '#e7d9bc'], [1, '#cdb890'])),
    poly(
      [
        [0, 0],
        [900, 0],
        [400, 900],
        [0, 900],
      ],
      '#fffaf0',
      { opacity: 0.35 },
    ),
    path('M1040 540q60 -30 120 0t130 -8t150 14t180 -16V790H1030q30 -60 0 -120t10 -130Z', '#9a6b4c'),
    bricks,
    path('M1040 540q60 -30 120 0t130 -8t150 14t180 -16', 'none', { stroke: '#fbf5e6', 'stroke-width': 12 }),
    window(300, 150, 330, 360, down(s, [0, '#8fbcc4'], [1, '#d5e3d2']), '#3f7a78'),
    group(
      'translate(214 142)',
      rect(0, 0, 80, 376, '#4f8f88') +
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((i) => rect(10, 14 + i * 30, 60, 14, '#3a716c')).join(''),
    ),
    group(
      'translate(640 142)',
      rect(0, 0, 80, 376, '#4f8f88') +
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((i) => rect(10, 14 + i * 30, 60, 14, '#3a716c')).join(''),
    ),
    path(
      'M1004 190L1060 176L1096 230L1082 300L1110 372L1070 450L1000 462L962 410L974 330L952 262Z',
      '#fbf6ea',
    ),
    path('M1004 190L1060 176L1096 230L1082 300L1110 372L1070 450', 'none', {
      stroke: '#d9cbab',
      'stroke-width': 4,
    }),
    [0, 1, 2, 3, 4]
      .map((i) =>
        path(`M${990 + i * 4} ${240 + i * 44}q44 -16 70 4`, 'none', {
          stroke: '#e8dcc2',
          'stroke-width': 5,
          'stroke-linecap': 'round',
        }),
      )
      .join(''),
    path('M1052 54L1034 92L1050 126L1036 178M1034 92L1008 108M1050 458L1038 500L1056 540L1042 556', 'none', {
      stroke: '#8a7658',
      'stroke-width': 5,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'round',
    }),
    rect(0, 0, WIDTH, 46, '#5b6d74') +
      rect(0, 40, WIDTH, 14, '#7f9298') +
      rect(1440, 46, 44, 860, across(s, [0, '#8fa1a6'], [1, '#57696f'])) +
      [200, 470, 740].map((y) => rect(1428, y, 68, 16, '#43545a', { rx: 4 })).join(''),
    ground(s, 780, '#b7a688', '#8a7a60'),
    standing({
      x: 800,
      y: 850,
      h: 520,
      coat: '#c9583e',
      legs: '#3b5066',
      facing: 1,
      hand: [0.24, 0.02],
      hat: '#f0e6d0',
    }),
    poly(
      [
        [920, 424],
        [976, 398],
        [986, 452],
      ],
      '#aab4b6',
    ) +
      stroke(
        [
          [918, 438],
          [890, 446],
        ],
        '#6b4530',
        14,
      ),
    rect(1010, 740, 130, 110, across(s, [0, '#8a9aa0'], [1, '#5c6c72']), { rx: 8 }) +
      ellipse(1075, 742, 65, 16, '#f4ecd9'),
    path('M1014 742q60 -130 122 0', 'none', { stroke: '#3b464b', 'stroke-width': 6 }),
    potted(s, 190, 850, 330, '#5f9a62', '#c9694a'),
    potted(s, 420, 860, 220, '#7fae58', '#4f7f86'),
    finishLight(s, '#fffaf0', '#3a2c20'),
  ]
}
