import { awning, house } from '../paint/buildings.ts'
import { ground } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { down, glow } from '../paint/sheet.ts'
import { disc, finishLight, sky } from '../paint/sky.ts'
import { steam } from '../paint/steam.ts'
import { ellipse, group, path, poly, rect } from '../paint/svg.ts'
import { tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A breakfast corner early in the morning, baskets steaming, people queueing. */
export const breakfastStreet: Scene = (s) => {
  const p = PALETTES.dawn
  return [
    sky(s, ['#87a9bf', '#f0cba7', '#fbe7c4'], 420),
    disc(s, 1240, 260, 70, '#fff3d0', 0.7),
    house(s, -60, 640, 380, 380, '#dcb894', '#7a4a43', '#ffe6ab'),
    house(s, 300, 640, 300, 300, '#c9a184', '#8a4f43', '#f3d39b'),
    house(s, 1180, 640, 480, 400, '#d3a988', '#6f4642', '#ffe6ab'),
    tree(s, 1130, 640, 380, '#7f9b6c', '#5a4030', 1),
    ground(s, 640, '#c9a88a', '#7d6357'),
    poly(
      [
        [0, 700],
        [1600, 660],
        [1600, 690],
        [0, 760],
      ],
      '#e6c8a4',
      { opacity: 0.5 },
    ),
    rect(470, 330, 620, 260, '#5b4038'),
    glow(s, 780, 450, 400, '#ffd98f', 0.75),
    rect(490, 350, 580, 240, '#ffdd98', { opacity: 0.55 }),
    standing({ x: 700, y: 700, h: 350, coat: '#fdf6e8', facing: 1, hand: [0.22, 0.26], hat: '#fdf6e8' }),
    standing({ x: 930, y: 700, h: 330, coat: '#c9553f', facing: -1, hand: [0.2, 0.28] }),
    rect(450, 570, 660, 170, down(s, [0, '#a86c47'], [1, '#6b4231'])),
    rect(436, 556, 688, 22, '#c98c5c', { rx: 5 }),
    [520, 650]
      .map((x) =>
        [0, 1, 2, 3]
          .map(
            (i) =>
              rect(x - 58, 522 - i * 34, 116, 32, i % 2 ? '#cf9b5e' : '#dcae6f', { rx: 5 }) +
              rect(x - 58, 522 - i * 34, 116, 7, '#a97744', { rx: 3 }),
          )
          .join(''),
      )
      .join(''),
    path('M800 520q90 84 180 0l-20 36H820Z', '#35333b') +
      ellipse(890, 518, 92, 20, '#e4b052') +
      [0, 1, 2, 3]
        .map((i) =>
          group(
            `rotate(${-8 + i * 6} ${840 + i * 32} 512)`,
            rect(816 + i * 30, 500, 64, 15, '#d98c3a', { rx: 8 }),
          ),
        )
        .join(''),
    rect(1000, 470, 80, 86, '#e9e2d2', { rx: 10 }) + rect(1000, 470, 80, 16, '#c9c0ad', { rx: 6 }),
    awning(430, 262, 700, 86, '#3f7480', '#fbf0da', 10),
    steam(s, 585, 390, 270, '#ffffff', 7),
    steam(s, 890, 500, 200, '#ffffff', 4),
    standing({ x: 330, y: 850, h: 380, coat: '#3d5573', facing: 1, step: 0.3, hand: [0.13, 0.22] }),
    standing({ x: 210, y: 860, h: 350, coat: '#8a5a78', facing: 1, hand: [0.04, 0.36], hair: '#8d8886' }),
    standing({ x: 90, y: 866, h: 270, coat: p.second, facing: 1, hand: [0.1, 0.2] }),
    standing({ x: 1300, y: 860, h: 390, coat: '#6f7f5c', facing: 1, step: 0.9, hand: [0.08, 0.36] }),
    rect(1316, 700, 50, 62, '#fdf6e8', { rx: 6 }),
    finishLight(s, '#fff1c4', p.deep, 'right'),
  ]
}
