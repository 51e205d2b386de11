import { skyline, window } from '../paint/buildings.ts'
import { darker } from '../paint/colour.ts'
import { wetGround } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { across, glow } from '../paint/sheet.ts'
import { finishLight, rain, sky } from '../paint/sky.ts'
import { path, poly, rect, stroke } from '../paint/svg.ts'
import { tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A small library in the rain, an umbrella stand at its door. */
export const umbrellaLibrary: Scene = (s) => {
  const p = PALETTES.rain
  const umbrella = (x: number, y: number, r: number, c: string) =>
    path(
      `M${x - r} ${y}Q${x - r * 0.9} ${y - r} ${x} ${y - r}Q${x + r * 0.9} ${y - r} ${x + r} ${y}Q${x + r * 0.66} ${y - r * 0.2} ${x + r * 0.33} ${y}Q${x} ${y - r * 0.2} ${x - r * 0.33} ${y}Q${x - r * 0.66} ${y - r * 0.2} ${x - r} ${y}Z`,
      c,
    ) +
    path(
      `M${x} ${y - r}Q${x + r * 0.9} ${y - r} ${x + r} ${y}Q${x + r * 0.66} ${y - r * 0.2} ${x + r * 0.33} ${y}Q${x + r * 0.3} ${y - r * 0.7} ${x} ${y - r}Z`,
      darker(c, 0.16),
    ) +
    stroke(
      [
        [x, y - r],
        [x, y - r * 1.12],
      ],
      '#2a3238',
      5,
    )
  return [
    sky(s, ['#54707f', '#86a0a6', '#b9c8c2'], 520),
    skyline(s, 600, 120, 330, '#7f969c', { lit: '#f3d58d', dark: '#6d868e', chance: 0.14 }),
    tree(s, 180, 690, 520, '#52756b', '#33464a', 1),
    tree(s, 1460, 690, 480, '#5d8072', '#33464a', -1),
    rect(420, 250, 760, 430, across(s, [0, '#d9c3a0'], [1, '#b9996f'])),
    poly(
      [
        [380, 262],
        [800, 110],
        [1220, 262],
      ],
      '#8f4a38',
    ) +
      poly(
        [
          [800, 110],
          [1220, 262],
          [1150, 262],
          [800, 140],
        ],
        '#733a2d',
      ),
    [470, 1010]
      .map(
        (x) =>
          glow(s, x + 60, 430, 190, '#ffd98c', 0.5) +
          window(x, 340, 120, 170, '#ffdf9a', '#4a3128') +
          [0, 1, 2, 3, 4]
            .map((k) =>
              rect(
                x + 8 + k * 21,
                440 + (k % 2) * 8,
                15,
                66 - (k % 2) * 8,
                ['#a4482c', '#3f7a78', '#5e4436', '#c98a3b', '#44566a'][k] ?? '#444444',
                { opacity: 0.85 },
              ),
            )
            .join(''),
      )
      .join(''),
    glow(s, 800, 540, 320, '#ffd98c', 0.6),
    rect(690, 380, 220, 300, '#4a3128', { rx: 6 }) +
      path('M690 390a110 100 0 0 1 220 0Z', '#4a3128') +
      rect(708, 400, 86, 280, '#ffe2a0') +
      rect(806, 400, 86, 280, '#f6cd82') +
      path('M708 396a92 84 0 0 1 184 0Z', '#ffe9b8'),
    rect(640, 672, 320, 22, '#a89d88') + rect(610, 692, 380, 22, '#938a78'),
    wetGround(s, 700, '#6a7f86', '#2f434d', [
      [800, '#ffd98c', 150],
      [530, '#ffd98c', 60],
      [1070, '#ffd98c', 60],
    ]),
    rect(958, 600, 70, 100, '#3a4f58', { rx: 8 }) +
      [970, 986, 1002, 1016]
        .map((x, i) =>
          stroke(
            [
              [x, 620],
              [x + (i - 1.5) * 10, 530],
            ],
            ['#d8603f', '#e3b04b', '#3f7a78', '#f1efe5'][i] ?? '#fff',
            12,
          ),
        )
        .join('') +
      [970, 986, 1002, 1016]
        .map((x, i) =>
          path(`M${x + (i - 1.5) * 10} 530q4 -26 18 -16`, 'none', { stroke: '#2a3238', 'stroke-width': 5 }),
        )
        .join(''),
    standing({ x: 560, y: 810, h: 300, coat: '#3d5a66', facing: 1, step: 0.8, hand: [0.12, 0.02] }),
    stroke(
      [
        [597, 576],
        [597, 470],
      ],
      '#2a3238',
      6,
    ),
    umbrella(597, 505, 140, p.accent),
    standing({ x: 1240, y: 850, h: 330, coat: '#84603f', facing: -1, step: 0.8, hand: [0.12, 0.02] }),
    stroke(
      [
        [1200, 592],
        [1200, 480],
      ],
      '#2a3238',
      6,
    ),
    umbrella(1200, 516, 150, p.second),
    rain(s, 190, '#eef4f2', 0.5),
    finishLight(s, '#ffffff', p.deep),
  ]
}
