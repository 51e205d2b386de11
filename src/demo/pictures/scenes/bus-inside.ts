import { house, tower } from '../paint/buildings.ts'
import { darker, lighter } from '../paint/colour.ts'
import { ground } from '../paint/land.ts'
import { seated } from '../paint/people.ts'
import { down, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { circle, path, poly, rect, stroke } from '../paint/svg.ts'
import { tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** Inside the bus: seats, straps, the street passing in the panes. */
export const busInside: Scene = (s) => {
  const p = PALETTES.noon
  const pane = (x: number, i: number) =>
    rect(x, 150, 430, 330, down(s, [0, '#bfe0e2'], [1, '#f2efd8']), { rx: 22 }) +
    house(s, x + 40 + i * 30, 480, 150, 120, '#e9c8a0', '#8f4f3a', '#fff1c4') +
    tower(s, x + 250 - i * 20, 480, 110, 210, '#9ab5b0', {
      cols: 3,
      rows: 6,
      lit: '#fff3c9',
      dark: '#5f8a8d',
      chance: 0.3,
    }) +
    tree(s, x + 226, 482, 150, '#5f9a62', '#5a4030')
  const seat = (x: number, colour: string) =>
    rect(x, 520, 190, 240, colour, { rx: 34 }) +
    rect(x + 20, 540, 150, 90, lighter(colour, 0.16), { rx: 24 }) +
    rect(x - 14, 700, 240, 70, darker(colour, 0.14), { rx: 26 }) +
    rect(x + 30, 764, 16, 140, '#5a666d') +
    rect(x + 150, 764, 16, 140, '#5a666d')
  return [
    rect(0, 0, WIDTH, HEIGHT, down(s, [0, '#f3ead6'], [1, '#d9ccb2'])),
    [70, 585, 1100].map(pane).join(''),
    [70, 585, 1100]
      .map(
        (x) =>
          rect(x, 150, 430, 330, 'none', { rx: 22, stroke: '#6d7f86', 'stroke-width': 14 }) +
          rect(x, 262, 430, 8, '#6d7f86'),
      )
      .join(''),
    rect(0, 60, WIDTH, 14, '#e1a63a') + rect(0, 74, WIDTH, 4, '#b37f22'),
    [240, 470, 700, 930, 1160, 1390]
      .map((x, i) => {
        const sway = i % 2 ? 14 : 6
        return (
          stroke(
            [
              [x, 66],
              [x + sway, 190],
            ],
            '#8a5a36',
            9,
          ) +
          circle(x + sway + 2, 224, 34, 'none', {
            stroke: i === 2 ? p.accent : '#f0b53f',
            'stroke-width': 13,
          })
        )
      })
      .join(''),
    ground(s, 800, '#a9a08c', '#7d7565'),
    rect(0, 560, WIDTH, 10, '#b8ab90'),
    seat(150, '#2f7f86'),
    seat(780, '#2f7f86'),
    seat(1200, '#2f7f86'),
    seated({
      x: 250,
      y: 715,
      h: 560,
      coat: '#c95b42',
      facing: 1,
      legs: '#36505f',
      hand: [0.2, 0.26],
      hair: '#8d8a88',
    }),
    rect(316, 640, 130, 100, '#b98a4d', { rx: 14 }) +
      path('M346 640q34 -60 70 0', 'none', { stroke: '#8a6232', 'stroke-width': 10 }),
    seated({ x: 1300, y: 715, h: 540, coat: '#e9c05c', facing: 1, legs: '#4a5a6c', hand: [0.22, 0.2] }),
    poly(
      [
        [1392, 640],
        [1500, 612],
        [1512, 650],
        [1404, 680],
      ],
      p.cream,
    ),
    rect(720, 66, 16, 780, '#e1a63a'),
    rect(720, 66, 5, 780, '#f6cc73'),
    finishLight(s, p.light, p.deep),
  ]
}
