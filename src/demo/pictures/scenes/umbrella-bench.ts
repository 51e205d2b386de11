import { house } from '../paint/buildings.ts'
import { darker } from '../paint/colour.ts'
import { ground } from '../paint/land.ts'
import { seated } from '../paint/people.ts'
import { across } from '../paint/sheet.ts'
import { finishLight, sky } from '../paint/sky.ts'
import { circle, group, path, poly, rect, stroke } from '../paint/svg.ts'
import { branch, tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A mender of umbrellas at the mouth of a lane, tools around. */
export const umbrellaBench: Scene = (s) => {
  const p = PALETTES.autumn
  const open = (x: number, y: number, r: number, c: string, turn: number) =>
    group(
      `translate(${x} ${y}) rotate(${turn})`,
      [0, 1, 2, 3, 4, 5, 6, 7]
        .map((i) => {
          const a = (i / 8) * Math.PI * 2
          const b = ((i + 1) / 8) * Math.PI * 2
          return path(
            `M0 0L${Math.cos(a) * r} ${Math.sin(a) * r * 0.94}Q${Math.cos((a + b) / 2) * r * 0.86} ${Math.sin((a + b) / 2) * r * 0.82} ${Math.cos(b) * r} ${Math.sin(b) * r * 0.94}Z`,
            i % 2 ? c : darker(c, 0.14),
          )
        })
        .join('') + circle(0, 0, r * 0.05, '#2b2326'),
    )
  return [
    sky(s, ['#b9ccc9', '#e9dcbc', '#f7e3b4'], 520),
    house(s, -80, 700, 560, 460, '#dcc6a0', '#6f5a50', '#f7e6b8'),
    house(s, 1120, 700, 580, 480, '#d4b78c', '#75564a', '#f7e6b8'),
    poly(
      [
        [480, 300],
        [1120, 260],
        [1120, 700],
        [480, 700],
      ],
      '#efdcb6',
    ),
    house(s, 600, 640, 200, 200, '#e4cda4', '#8a6a58', '#fff3cf'),
    house(s, 860, 640, 220, 240, '#dcc094', '#7d5f50', '#fff3cf'),
    ground(s, 640, '#cbb48c', '#8a6f54'),
    [0, 1, 2, 3, 4, 5, 6, 7]
      .map((i) =>
        stroke(
          [
            [800 + (i - 4) * 60, 640],
            [800 + (i - 4) * 260, 900],
          ],
          '#a58d68',
          3,
          { opacity: 0.5 },
        ),
      )
      .join(''),
    tree(s, 1330, 720, 620, '#d98a3a', '#5b3a2c', -1),
    open(360, 640, 190, '#c8392b', 12),
    open(1230, 690, 160, '#2f6b7a', -10),
    open(560, 790, 120, '#e7b13d', 22),
    rect(960, 660, 250, 150, across(s, [0, '#a3663d'], [1, '#6f4029']), { rx: 6 }) +
      rect(950, 646, 270, 22, '#bd7f4f', { rx: 5 }) +
      [0, 1, 2]
        .map(
          (i) =>
            rect(980 + i * 76, 690, 60, 44, '#8a5534', { rx: 4 }) + circle(1010 + i * 76, 712, 6, '#e6c28a'),
        )
        .join('') +
      path('M1010 646q75 -90 150 0', 'none', { stroke: '#5b3a2c', 'stroke-width': 14 }),
    [
      [980, 640, -24],
      [1060, 640, 8],
      [1150, 640, 26],
    ]
      .map(([x = 0, y = 0, a = 0]) =>
        group(
          `translate(${x} ${y}) rotate(${a})`,
          rect(-7, -70, 14, 60, '#c8b08a', { rx: 5 }) + rect(-4, -120, 8, 54, '#7f8a8e'),
        ),
      )
      .join(''),
    rect(700, 740, 150, 24, '#8a5534', { rx: 5 }) +
      rect(716, 764, 16, 96, '#6f4029') +
      rect(818, 764, 16, 96, '#6f4029'),
    seated({
      x: 770,
      y: 742,
      h: 440,
      coat: '#3f5f78',
      legs: '#33404c',
      facing: 1,
      hand: [0.26, 0.2],
      hair: '#c9c4bc',
    }),
    stroke(
      [
        [800, 690],
        [1010, 560],
      ],
      '#4a2b26',
      7,
    ) +
      path('M872 646q-20 -120 140 -160q90 60 20 180q-60 -60 -160 -20Z', '#5f9a8a') +
      path('M1012 486q90 60 20 180q-20 -30 -60 -36Z', '#4a7f72'),
    branch(s, [1600, -20], [1260, 150], '#d9772e', '#5b3a2c', 70, 12),
    finishLight(s, '#fff0c4', p.deep),
  ]
}
