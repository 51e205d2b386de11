import { house } from '../paint/buildings.ts'
import { ground, hills } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { WIDTH } from '../paint/sheet.ts'
import { clouds, finishLight, sky } from '../paint/sky.ts'
import { ellipse, path, stroke } from '../paint/svg.ts'
import { grass, leafAt } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** Someone planting saplings in a row, stakes and a watering can. */
export const saplings: Scene = (s) => {
  const p = PALETTES.spring
  const sapling = (x: number, y: number, h: number) =>
    stroke(
      [
        [x + h * 0.1, y + 4],
        [x + h * 0.06, y - h * 0.7],
      ],
      '#b98a5c',
      h * 0.035,
    ) +
    stroke(
      [
        [x, y],
        [x + h * 0.02, y - h * 0.95],
      ],
      '#6b4f3a',
      h * 0.03,
    ) +
    ellipse(x, y, h * 0.24, h * 0.05, '#7d5a3c') +
    [-150, -110, -60, -30, -170, -10, -90]
      .map((a, i) =>
        leafAt(x + h * 0.015, y - h * (0.55 + i * 0.06), h * 0.24, a, i % 2 ? '#7fb25c' : '#5f9a52'),
      )
      .join('')
  return [
    sky(s, p.sky, 440),
    clouds(s, 6, 60, 240, '#ffffff', 0.65),
    hills(s, 380, 50, '#b6d2bd', 5),
    hills(s, 440, 36, '#93bb8e', 6),
    house(s, 1180, 470, 170, 90, '#f3e4c6', '#b5644a', '#fff3c9'),
    ground(s, 480, '#a9b86c', '#6f8a4a'),
    [0, 1, 2, 3, 4]
      .map((i) =>
        path(
          `M${-100 + i * 60} ${520 + i * i * 24 + i * 20}Q800 ${490 + i * i * 24 + i * 16} 1700 ${530 + i * i * 24 + i * 20}`,
          'none',
          { stroke: '#8a6a44', 'stroke-width': 14 + i * 9, opacity: 0.75 },
        ),
      )
      .join(''),
    [100, 330, 560, 790, 1020, 1250, 1480].map((x) => sapling(x, 548, 90)).join(''),
    [60, 380, 1340].map((x) => sapling(x, 652, 160)).join(''),
    [180, 1190].map((x) => sapling(x, 806, 290)).join(''),
    standing({
      x: 760,
      y: 790,
      h: 400,
      coat: '#e0684c',
      legs: '#3b5a78',
      facing: 1,
      step: 0.5,
      hand: [0.24, 0.34],
      hat: '#efd28a',
    }),
    path('M846 590h100l14 100h-120Z', '#3f8a86') +
      path('M956 620l74 -50l10 14l-78 70Z', '#3f8a86') +
      path('M846 600q-50 20 0 70', 'none', { stroke: '#2c6a68', 'stroke-width': 10 }) +
      [0, 1, 2, 3, 4, 5]
        .map((i) =>
          path(`M${1036 + i * 4} ${582 + i}q40 ${60 + i * 10} ${50 + i * 8} 170`, 'none', {
            stroke: '#dff0f0',
            'stroke-width': 3,
            opacity: 0.8,
          }),
        )
        .join(''),
    grass(s, 0, 920, WIDTH, 80, ['#5f8a44', '#7fa352', '#4a7340'], 130),
    finishLight(s, p.light, p.deep),
  ]
}
