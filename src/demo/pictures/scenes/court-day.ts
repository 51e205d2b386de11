import { skyline } from '../paint/buildings.ts'
import { ground, hills } from '../paint/land.ts'
import { seated, standing } from '../paint/people.ts'
import { clouds, disc, finishLight, sky } from '../paint/sky.ts'
import { circle, ellipse, path, poly, rect, stroke } from '../paint/svg.ts'
import { tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** The same court in the afternoon, from the bench. */
export const courtDay: Scene = (s) => {
  const p = PALETTES.noon
  return [
    sky(s, p.sky, 480),
    disc(s, 330, 180, 64, p.light, 0.6),
    clouds(s, 6, 60, 240, '#ffffff', 0.7),
    hills(s, 430, 30, '#a9cdbb', 5),
    skyline(s, 520, 60, 220, '#9fc0bd', { lit: '#ffffff', dark: '#7fa8ac', chance: 0.3 }),
    [60, 250, 450, 1180, 1380, 1560]
      .map((x, i) => tree(s, x, 560, 270 + (i % 3) * 40, i % 2 ? '#5f9a72' : '#6faa7c', '#5a4638'))
      .join(''),
    ground(s, 540, '#3a8f92', '#256a76'),
    poly(
      [
        [0, 640],
        [1600, 560],
        [1600, 900],
        [0, 900],
      ],
      '#d9694a',
    ),
    stroke(
      [
        [0, 640],
        [1600, 560],
      ],
      '#fdf7ea',
      11,
    ),
    path('M500 900Q620 700 900 690T1400 900', 'none', { stroke: '#fdf7ea', 'stroke-width': 11 }),
    poly(
      [
        [760, 602],
        [1080, 586],
        [1160, 740],
        [720, 760],
      ],
      '#3a8f92',
      { opacity: 0.85 },
    ),
    path('M1000 600V250q0 -60 -90 -70', 'none', { stroke: '#3b5066', 'stroke-width': 24 }),
    rect(700, 90, 240, 170, '#fbfaf0', { rx: 10 }) +
      rect(700, 90, 240, 170, 'none', { stroke: '#3b5066', 'stroke-width': 9, rx: 10 }) +
      rect(776, 170, 88, 66, 'none', { stroke: p.accent, 'stroke-width': 8 }) +
      ellipse(820, 276, 60, 16, 'none', { stroke: p.accent, 'stroke-width': 11 }) +
      Array.from({ length: 6 }, (_, i) =>
        stroke(
          [
            [764 + i * 22, 284],
            [786 + i * 14, 350],
          ],
          '#ffffff',
          4,
        ),
      ).join(''),
    standing({
      x: 560,
      y: 800,
      h: 400,
      coat: '#f4b740',
      legs: '#2f4a6a',
      facing: 1,
      step: 0.5,
      hand: [0.2, 0.3],
    }),
    circle(660, 742, 34, '#e8813f') +
      path('M626 742h68M660 708v68', 'none', { stroke: '#7a3a1c', 'stroke-width': 4 }),
    rect(1060, 726, 440, 24, '#b98a5c', { rx: 6 }) +
      rect(1090, 750, 18, 100, '#3b5066') +
      rect(1452, 750, 18, 100, '#3b5066'),
    seated({ x: 1180, y: 728, h: 380, coat: '#e8613c', facing: -1, legs: '#2c3a52', hand: [0.16, 0.1] }),
    rect(1090, 606, 24, 62, '#a9d5dd', { rx: 6 }),
    seated({ x: 1380, y: 728, h: 370, coat: '#3f8a7c', facing: -1, legs: '#3b3f4c', hair: '#8d8886' }),
    rect(1262, 686, 70, 44, '#2f6b7a', { rx: 14 }),
    finishLight(s, p.light, p.deep),
  ]
}
