import { lamp, skyline } from '../paint/buildings.ts'
import { standing } from '../paint/people.ts'
import { between, down, glow, WIDTH } from '../paint/sheet.ts'
import { disc, finishLight, sky } from '../paint/sky.ts'
import { ellipse, poly, rect, stroke } from '../paint/svg.ts'
import { tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A path along the river in the early morning, two runners, lamps still on. */
export const morningRun: Scene = (s) => {
  const p = PALETTES.dawn
  return [
    sky(s, ['#6f8fb5', '#e9b9a4', '#fce5c0'], 500),
    disc(s, 560, 420, 66, p.light, 0.7),
    skyline(s, 500, 30, 130, p.far, { lit: p.light, dark: p.mid, chance: 0.2 }),
    rect(0, 496, WIDTH, 130, down(s, [0, '#f0c9a8'], [1, '#7d92ab'])),
    Array.from({ length: 30 }, () => {
      const y = between(s, 504, 620)
      const x = between(s, 0, WIDTH)
      return stroke(
        [
          [x, y],
          [x + between(s, 30, 120), y],
        ],
        '#ffffff',
        2.5,
        { opacity: between(s, 0.15, 0.5) },
      )
    }).join(''),
    rect(0, 610, WIDTH, 300, down(s, [0, '#7f9a7c'], [1, '#4a6a5c'])),
    poly(
      [
        [0, 700],
        [1600, 640],
        [1600, 760],
        [0, 900],
      ],
      '#d9a98a',
    ),
    poly(
      [
        [0, 780],
        [1600, 694],
        [1600, 702],
        [0, 796],
      ],
      '#fdf3e2',
      { opacity: 0.8 },
    ),
    Array.from({ length: 20 }, (_, i) => rect(i * 84, 560, 8, 70, '#3d5573')).join('') +
      rect(0, 556, WIDTH, 10, '#3d5573'),
    [240, 760, 1280]
      .map((x) => lamp(x, 650, 330, '#22344f', '#fff1cf') + glow(s, x + 60, 300, 120, '#fff1cf', 0.6))
      .join(''),
    tree(s, 60, 700, 470, '#5f7f6c', '#33404c', 1),
    tree(s, 1480, 690, 500, '#6b8a70', '#33404c', -1),
    tree(s, 1020, 640, 250, '#7f9a7c', '#4a4a4c'),
    standing({
      x: 700,
      y: 830,
      h: 380,
      coat: p.accent,
      legs: '#22344f',
      facing: 1,
      step: 1.7,
      hand: [0.2, 0.1],
    }),
    standing({
      x: 940,
      y: 800,
      h: 350,
      coat: '#3f8a8a',
      legs: '#2b2f4a',
      facing: 1,
      step: 1.5,
      hand: [0.2, 0.12],
      hair: '#c9c4bc',
    }),
    [710, 950].map((x, i) => ellipse(x, 838 - i * 30, 90, 9, '#22344f', { opacity: 0.3 })).join(''),
    finishLight(s, p.light, p.deep),
  ]
}
