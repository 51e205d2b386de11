import { lamp, window } from '../paint/buildings.ts'
import { ground, hills } from '../paint/land.ts'
import { seated, standing } from '../paint/people.ts'
import { railcar } from '../paint/railcar.ts'
import { across, glow, WIDTH } from '../paint/sheet.ts'
import { disc, finishLight, mist, sky } from '../paint/sky.ts'
import { circle, group, path, poly, rect, stroke } from '../paint/svg.ts'
import { grass, poplar, potted, tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A country station of one room, a clock, someone late on the path. */
export const smallStation: Scene = (s) => {
  const p = PALETTES.fog
  return [
    sky(s, ['#9fb5bc', '#d3d6c8', '#f1e4c4'], 500),
    disc(s, 420, 250, 58, '#fff6dc', 0.6),
    hills(s, 400, 60, '#b3c2b8', 5),
    hills(s, 470, 40, '#97aea2', 6),
    [60, 130, 200, 1420, 1500, 1570]
      .map((x, i) => poplar(x, 580, 260 + (i % 3) * 50, '#7f9a84', '#4a4a44'))
      .join(''),
    mist(s, 500, 60, '#fdf6e2', 0.6),
    ground(s, 560, '#a9b08a', '#7d8664'),
    path('M1700 640Q1300 620 1180 700Q1100 760 1240 900', 'none', { stroke: '#dccfa8', 'stroke-width': 60 }),
    rect(460, 340, 560, 300, across(s, [0, '#e9cfa0'], [1, '#c9a570'])) +
      poly(
        [
          [400, 350],
          [500, 210],
          [980, 210],
          [1080, 350],
        ],
        '#8f4a3a',
      ) +
      poly(
        [
          [740, 350],
          [740, 210],
          [980, 210],
          [1080, 350],
        ],
        '#7a3d30',
      ) +
      rect(560, 150, 50, 80, '#a5624a') +
      rect(552, 140, 66, 16, '#7a4636'),
    rect(390, 346, 700, 16, '#5b3a30'),
    [520, 860]
      .map((x) => glow(s, x + 50, 470, 150, '#ffdf9b', 0.5) + window(x, 410, 100, 130, '#ffe2a0', '#5b3a30'))
      .join('') +
      rect(690, 420, 110, 220, '#4f7a70', { rx: 4 }) +
      rect(704, 434, 82, 80, '#ffe2a0') +
      circle(776, 545, 7, '#e9c173'),
    circle(742, 286, 44, '#5b3a30') +
      circle(742, 286, 36, '#fdf8ec') +
      stroke(
        [
          [742, 286],
          [742, 260],
        ],
        '#33454d',
        5,
      ) +
      stroke(
        [
          [742, 286],
          [764, 294],
        ],
        '#33454d',
        5,
      ),
    rect(0, 640, 1180, 30, '#d9cdb0') +
      rect(0, 640, 1180, 8, '#f0e6cc') +
      rect(0, 670, 1180, 54, '#9a9078') +
      [0, 1, 2, 3, 4, 5, 6, 7].map((i) => rect(i * 150, 648, 90, 6, '#e7b13d')).join(''),
    rect(0, 800, WIDTH, 110, '#8f8672'),
    Array.from({ length: 26 }, (_, i) => rect(i * 66 - 20, 786, 40, 30, '#6b5444')).join('') +
      rect(0, 778, WIDTH, 9, '#5d5a58') +
      rect(0, 774, WIDTH, 4, '#c9cdcc') +
      Array.from({ length: 26 }, (_, i) => rect(i * 72 - 30, 846, 50, 34, '#5f4a3c')).join('') +
      rect(0, 836, WIDTH, 11, '#4f4c4a') +
      rect(0, 832, WIDTH, 5, '#d3d6d4'),
    group('translate(-330 778)', railcar(s, 0, 0, '#b5402f')),
    rect(560, 596, 120, 12, '#6b4a36') +
      rect(570, 608, 10, 34, '#6b4a36') +
      rect(662, 608, 10, 34, '#6b4a36'),
    seated({ x: 620, y: 598, h: 150, coat: '#5d7077', facing: -1 }),
    standing({ x: 450, y: 642, h: 170, coat: '#2f4a5c', facing: 1, hand: [0.12, -0.12], hat: '#223440' }),
    rect(466, 478, 22, 15, p.accent, { rx: 2 }),
    standing({
      x: 1210,
      y: 730,
      h: 200,
      coat: p.accent,
      legs: '#33454d',
      facing: -1,
      step: 1.6,
      hand: [0.22, 0.08],
    }),
    rect(1240, 620, 46, 56, p.second, { rx: 10 }),
    lamp(1060, 644, 260, '#3a4a50', '#fff1cf', -60),
    potted(s, 380, 642, 100, '#6f9a6a', '#b5694b'),
    potted(s, 1010, 642, 90, '#6f9a6a', '#b5694b'),
    tree(s, 1440, 790, 430, '#86a07c', '#4a4038', -1),
    grass(s, 0, 925, WIDTH, 70, ['#6f7f58', '#86946a', '#5a6a4c'], 100),
    finishLight(s, '#fff6dc', p.deep),
  ]
}
