import { house } from '../paint/buildings.ts'
import { hills, water } from '../paint/land.ts'
import { railcar } from '../paint/railcar.ts'
import { across, WIDTH } from '../paint/sheet.ts'
import { clouds, disc, finishLight, mist, sky } from '../paint/sky.ts'
import { path, poly, rect } from '../paint/svg.ts'
import { bushes, grass, tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A railcar of one carriage on a stone viaduct over a valley. */
export const viaduct: Scene = (s) => {
  const p = PALETTES.garden
  const arches = [0, 1, 2, 3, 4, 5, 6]
    .map((i) => {
      const x = -40 + i * 240
      return `M${x} 900V560a95 110 0 0 1 190 0V900Z`
    })
    .join('')
  return [
    sky(s, ['#a5cbd0', '#dfe9cc', '#fbf0cc'], 520),
    disc(s, 1230, 200, 66, '#fff6d0', 0.7),
    clouds(s, 6, 60, 260, '#ffffff', 0.7),
    hills(s, 380, 70, '#b5cdb4', 5),
    hills(s, 470, 60, '#95b88c', 5),
    hills(s, 560, 40, '#7aa46c', 6),
    house(s, 1150, 600, 110, 60, '#f3e4c6', '#b5644a', '#fff3c9'),
    house(s, 1290, 620, 120, 64, '#eadab4', '#a4573f', '#fff3c9'),
    Array.from({ length: 12 }, (_, i) =>
      tree(s, 40 + i * 140, 650 + (i % 3) * 20, 120 + (i % 4) * 16, i % 2 ? '#5f9250' : '#73a55c', '#5a4638'),
    ).join(''),
    mist(s, 640, 40, '#fff8dc', 0.4),
    water(s, 740, '#a9cfc9', '#5f9a9c', '#ffffff', 36),
    bushes(s, -20, 780, 500, 60, ['#4f8248', '#5f9250']),
    bushes(s, 1100, 790, 520, 66, ['#4f8248', '#5f9250']),
    path(`M-50 440H1650V900H-50Z ${arches}`, across(s, [0, '#d9c3a0'], [0.6, '#c2a47c'], [1, '#a98a64']), {
      'fill-rule': 'evenodd',
    }),
    [0, 1, 2, 3, 4, 5, 6]
      .map(
        (i) =>
          path(`M${-40 + i * 240} 900V560a95 110 0 0 1 190 0`, 'none', {
            stroke: '#8f7350',
            'stroke-width': 15,
          }) +
          rect(150 + i * 240, 470, 50, 430, '#efdcb8', { opacity: 0.24 }) +
          poly(
            [
              [-40 + i * 240, 900],
              [-40 + i * 240, 560],
              [-20 + i * 240, 500],
              [-20 + i * 240, 900],
            ],
            '#6f5840',
            { opacity: 0.5 },
          ),
      )
      .join(''),
    rect(-20, 428, 1640, 22, '#efdfc0') + rect(-20, 450, 1640, 10, '#8f7350', { opacity: 0.6 }),
    rect(-20, 414, 1640, 8, '#5d5048'),
    railcar(s, 460, 412, p.accent),
    tree(s, 100, 920, 520, '#44713f', '#3a2f28', 1),
    tree(s, 1540, 930, 480, '#4f7f48', '#3a2f28', -1),
    grass(s, 0, 920, WIDTH, 90, ['#3f6a3c', '#5a8a48', '#2f5534'], 120),
    finishLight(s, p.light, p.deep, 'right'),
  ]
}
