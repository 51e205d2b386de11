import { skyline } from '../paint/buildings.ts'
import { lighter } from '../paint/colour.ts'
import { standing } from '../paint/people.ts'
import { across, down, glow, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { sky, stars } from '../paint/sky.ts'
import { circle, ellipse, path, poly, rect, stroke } from '../paint/svg.ts'
import { tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** An open-air basketball court under floodlights. */
export const courtNight: Scene = (s) => {
  const p = PALETTES.night
  const beam = (x: number, to: number) =>
    poly(
      [
        [x - 30, 120],
        [x + 30, 120],
        [to + 420, 900],
        [to - 420, 900],
      ],
      down(s, [0, '#fff6d0', 0.42], [1, '#fff6d0', 0.02]),
    )
  const mast = (x: number) =>
    stroke(
      [
        [x, 640],
        [x, 110],
      ],
      '#0c1626',
      13,
    ) +
    rect(x - 70, 76, 140, 50, '#0c1626', { rx: 6 }) +
    [0, 1, 2].map((i) => rect(x - 60 + i * 42, 84, 34, 34, '#fffbe6', { rx: 4 })).join('') +
    glow(s, x, 100, 240, '#fff6d0', 0.8)
  return [
    sky(s, ['#101a3a', '#27305c', '#5a4670'], 560),
    stars(s, 60, 320, '#ffffff'),
    skyline(s, 580, 120, 380, '#233456', { lit: p.light, dark: '#1a2846', chance: 0.3 }),
    tree(s, 60, 650, 330, '#24465a', '#0c1626', 1),
    tree(s, 1540, 650, 350, '#24465a', '#0c1626', -1),
    rect(0, 480, WIDTH, 150, '#1c2c4a', { opacity: 0.6 }),
    Array.from(
      { length: 54 },
      (_, i) =>
        stroke(
          [
            [i * 32 - 60, 630],
            [i * 32 + 70, 480],
          ],
          '#6f86ac',
          1.6,
          { opacity: 0.5 },
        ) +
        stroke(
          [
            [i * 32 + 70, 630],
            [i * 32 - 60, 480],
          ],
          '#6f86ac',
          1.6,
          { opacity: 0.5 },
        ),
    ).join('') + rect(0, 474, WIDTH, 8, '#8fa3c4'),
    rect(0, 624, WIDTH, 280, down(s, [0, '#2f7f8a'], [1, '#1d5a6c'])),
    poly(
      [
        [330, 640],
        [1270, 640],
        [1560, 900],
        [40, 900],
      ],
      '#c9583e',
    ),
    poly(
      [
        [330, 640],
        [1270, 640],
        [1560, 900],
        [40, 900],
      ],
      'none',
      { stroke: '#fdf3e2', 'stroke-width': 9 },
    ),
    ellipse(800, 776, 200, 58, 'none', { stroke: '#fdf3e2', 'stroke-width': 8 }),
    stroke(
      [
        [184, 776],
        [1416, 776],
      ],
      '#fdf3e2',
      8,
    ),
    poly(
      [
        [640, 640],
        [960, 640],
        [1000, 716],
        [600, 716],
      ],
      '#2f7f8a',
      { opacity: 0.9 },
    ),
    beam(300, 560),
    beam(1300, 1040),
    mast(300),
    mast(1300),
    stroke(
      [
        [800, 640],
        [800, 330],
      ],
      '#c9d0d8',
      17,
    ) +
      rect(690, 210, 220, 150, '#f6f4ea', { rx: 8 }) +
      rect(690, 210, 220, 150, 'none', { stroke: '#d9573f', 'stroke-width': 9, rx: 8 }) +
      rect(756, 280, 88, 62, 'none', { stroke: '#d9573f', 'stroke-width': 7 }) +
      ellipse(800, 374, 52, 13, 'none', { stroke: '#f2784b', 'stroke-width': 9 }) +
      [0, 1, 2, 3, 4, 5]
        .map((i) =>
          stroke(
            [
              [752 + i * 19, 380],
              [770 + i * 12, 436],
            ],
            '#fdf3e2',
            3,
          ),
        )
        .join('') +
      [0, 1]
        .map((i) =>
          stroke(
            [
              [760 + i * 6, 398 + i * 20],
              [840 - i * 6, 398 + i * 20],
            ],
            '#fdf3e2',
            2.5,
          ),
        )
        .join(''),
    player({ x: 650, y: 840, h: 320, coat: '#f4b740', facing: 1 }),
    player({ x: 930, y: 810, h: 300, coat: '#5fb0ae', facing: -1 }),
    standing({
      x: 420,
      y: 820,
      h: 290,
      coat: '#fdf3e2',
      legs: '#27305c',
      facing: 1,
      step: 1,
      hand: [0.2, 0.1],
    }),
    standing({
      x: 1170,
      y: 850,
      h: 320,
      coat: '#e4714a',
      legs: '#1a2846',
      facing: -1,
      step: 1,
      hand: [0.18, 0.2],
    }),
    circle(760, 490, 27, '#e8813f') +
      path('M733 490h54M760 463v54M740 472q20 18 40 0M740 508q20 -18 40 0', 'none', {
        stroke: '#7a3a1c',
        'stroke-width': 4,
      }),
    [640, 930, 420, 1170]
      .map((x, i) => ellipse(x, 846 - (i % 3) * 14, 70, 10, '#10142a', { opacity: 0.35 }))
      .join(''),
    rect(
      0,
      0,
      WIDTH,
      HEIGHT,
      across(s, [0, '#050a1c', 0.35], [0.3, '#050a1c', 0], [0.7, '#050a1c', 0], [1, '#050a1c', 0.35]),
    ),
  ]
}

function player(f: { x: number; y: number; h: number; coat: string; facing: 1 | -1 }): string {
  const { x, y, h, coat, facing } = f
  return (
    standing({ ...f, legs: '#1d2c4a', step: 0.9, hand: [0.2, -0.16] }) +
    stroke(
      [
        [x - facing * h * 0.05, y - h * 0.76],
        [x + facing * h * 0.06, y - h * 0.94],
        [x + facing * h * 0.16, y - h * 1.04],
      ],
      lighter(coat, 0.12),
      h * 0.06,
    ) +
    circle(x + facing * h * 0.16, y - h * 1.04, h * 0.034, '#d9a07c')
  )
}
