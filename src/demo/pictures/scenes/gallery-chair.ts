import { darker } from '../paint/colour.ts'
import { hills, water } from '../paint/land.ts'
import { across, between, down, glow, HEIGHT, WIDTH, within } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { circle, ellipse, path, poly, rect, stroke } from '../paint/svg.ts'
import { potted, tree } from '../paint/trees.ts'
import type { Scene } from './scene.ts'

/** An empty chair by a tall gallery window. */
export const galleryChair: Scene = (s) => [
  rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#dcd5c4'], [0.5, '#ece5d2'], [1, '#c9bfa9'])),
  rect(520, 60, 460, 620, '#f8f3e4'),
  rect(550, 90, 400, 560, down(s, [0, '#9cc0cc'], [0.55, '#dfe6d4'], [1, '#c3d0a4'])),
  within(
    s,
    rect(550, 90, 400, 560, '#fff'),
    hills(s, 470, 30, '#9fb9a4', 6),
    water(s, 500, '#b9d3d3', '#7fa8ac', '#ffffff', 30),
    tree(s, 640, 660, 420, '#7fa36a', '#5a4838', 1),
  ),
  rect(742, 90, 16, 560, '#f8f3e4'),
  rect(550, 280, 400, 14, '#f8f3e4'),
  rect(500, 676, 500, 24, '#e3dac4'),
  rect(0, 730, WIDTH, 170, across(s, [0, '#a47b56'], [1, '#8a6446'])),
  rect(0, 712, WIDTH, 20, '#f3ecdc'),
  poly(
    [
      [560, 732],
      [940, 732],
      [1280, 900],
      [700, 900],
    ],
    '#fff3cc',
    { opacity: 0.5 },
  ),
  [
    [120, 190, 250, 320],
    [1190, 190, 290, 220],
  ]
    .map(
      ([x = 0, y = 0, w = 0, h = 0], i) =>
        rect(x - 14, y - 14, w + 28, h + 28, '#3b3330') +
        rect(x, y, w, h, '#f6efdf') +
        within(
          s,
          rect(x, y, w, h, '#fff'),
          i === 0
            ? ellipse(x + w / 2, y + h * 0.75, 90, 60, '#c9694a') +
                ellipse(x + w / 2, y + h * 0.42, 56, 70, '#e9b98f') +
                path(`M${x + 60} ${y + 110}q60 -90 130 0q10 -90 -66 -90t-64 90Z`, '#33262a')
            : rect(x, y + 120, w, 110, '#8aa57f') +
                circle(x + 200, y + 70, 30, '#e7b13d') +
                poly(
                  [
                    [x + 30, y + 130],
                    [x + 110, y + 40],
                    [x + 190, y + 130],
                  ],
                  '#6f8a9a',
                ),
        ),
    )
    .join(''),
  ellipse(1130, 860, 130, 18, '#3b261a', { opacity: 0.3 }),
  rect(1040, 690, 180, 24, '#b5402f', { rx: 8 }),
  rect(1050, 712, 16, 150, '#4a2e24') +
    rect(1196, 712, 16, 150, '#3b241c') +
    stroke(
      [
        [1204, 700],
        [1226, 470],
      ],
      '#4a2e24',
      17,
    ) +
    stroke(
      [
        [1060, 700],
        [1082, 480],
      ],
      '#5b3a2a',
      10,
      { opacity: 0 },
    ) +
    path('M1206 480q14 -30 24 -8l-14 150h-20Z', '#5b3a2a') +
    stroke(
      [
        [1066, 800],
        [1200, 800],
      ],
      '#4a2e24',
      10,
    ),
  poly(
    [
      [1070, 690],
      [1150, 672],
      [1166, 690],
      [1086, 704],
    ],
    '#fdf6e4',
  ) + rect(1070, 684, 90, 8, '#4a7d80', { transform: 'rotate(-4 1100 688)' }),
  glow(s, 760, 360, 700, '#fff8dc', 0.4),
  potted(s, 360, 870, between(s, 300, 310), '#5f8a5c', darker('#d9cbb0', 0.1)),
  finishLight(s, '#fff6dc', '#2a2018'),
]
