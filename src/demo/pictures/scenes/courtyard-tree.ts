import { house } from '../paint/buildings.ts'
import { lighter } from '../paint/colour.ts'
import { ground } from '../paint/land.ts'
import { seated } from '../paint/people.ts'
import { across, between, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { finishLight, sky } from '../paint/sky.ts'
import { circle, ellipse, path, rect } from '../paint/svg.ts'
import { bushes, tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** An old tree in a courtyard with a bench around it and two people. */
export const courtyardTree: Scene = (s) => {
  const p = PALETTES.spring
  return [
    sky(s, ['#a9d0d4', '#e2ecd2', '#f6f0cf'], 480),
    house(s, -120, 640, 560, 300, '#ece0c4', '#6f7f80', '#f9e7b4'),
    house(s, 1160, 640, 560, 320, '#e4d4b2', '#66777a', '#f9e7b4'),
    house(s, 480, 600, 640, 220, '#f3e9d0', '#7d8b88', '#f9e7b4'),
    ground(s, 620, '#d3cfa6', '#9aa06a'),
    ellipse(840, 790, 640, 90, '#7f8a56', { opacity: 0.55 }),
    path(
      'M760 800C790 640 770 560 700 430L760 470Q790 400 780 330L830 430Q880 360 960 330L880 480Q880 640 930 800Z',
      '#5a4335',
    ),
    path('M850 800C850 640 850 560 870 480L880 480Q880 640 930 800Z', '#432f27'),
    tree(s, 520, 640, 560, '#5f9a62', '#5a4335', -1),
    tree(s, 1140, 640, 600, '#4f8a5c', '#5a4335', -1),
    tree(s, 830, 560, 720, '#6fa868', '#5a4335', -1),
    rect(560, 730, 560, 26, '#b98a5c', { rx: 8 }),
    rect(590, 756, 20, 90, '#8a6038'),
    rect(1070, 756, 20, 90, '#8a6038'),
    seated({ x: 660, y: 732, h: 340, coat: p.accent, facing: 1, legs: '#3f5266', hair: '#d3cec6' }),
    seated({ x: 1010, y: 732, h: 340, coat: '#3f7a8c', facing: -1, legs: '#4a4038', hair: '#b9b3aa' }),
    rect(800, 690, 80, 44, '#8a5a36', { rx: 4 }) +
      circle(826, 690, 8, '#f3efe0') +
      circle(856, 690, 8, '#2b2326'),
    Array.from({ length: 40 }, () =>
      ellipse(
        between(s, 200, 1460),
        between(s, 740, 880),
        between(s, 14, 44),
        between(s, 3, 8),
        lighter('#e9e2b4', 0.2),
        { opacity: 0.4 },
      ),
    ).join(''),
    bushes(s, -20, 900, 300, 70, ['#5f9a62', '#4f8a5c']),
    bushes(s, 1380, 900, 260, 70, ['#5f9a62', '#7fae68']),
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#fffbe0', 0.2], [1, '#fffbe0', 0])),
    finishLight(s, p.light, p.deep),
  ]
}
