import { lighter } from '../paint/colour.ts'
import { glitter, ground, hills, water } from '../paint/land.ts'
import { seated } from '../paint/people.ts'
import { WIDTH } from '../paint/sheet.ts'
import { clouds, finishLight, sky } from '../paint/sky.ts'
import { circle, group, rect, stroke } from '../paint/svg.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** Bicycles along the ferry's rail, the wake behind. */
export const ferryDeck: Scene = (s) => {
  const p = PALETTES.noon
  return [
    sky(s, ['#7fb4cc', '#c3dcda', '#f2efd9'], 400),
    clouds(s, 6, 60, 250, '#ffffff', 0.5),
    hills(s, 372, 26, p.far, 7),
    hills(s, 396, 10, p.mid, 10),
    water(s, 406, '#86bcc2', '#2f7382', '#ffffff', 110),
    glitter(s, 800, 410, 700, 170, '#ffffff', 26),
    ground(s, 690, '#b98a5d', '#7a5238'),
    [0, 1, 2, 3, 4]
      .map((i) =>
        stroke(
          [
            [0, 712 + i * 46],
            [WIDTH, 712 + i * 46],
          ],
          '#6b4530',
          3,
          { opacity: 0.5 },
        ),
      )
      .join(''),
    [250, 420, 580]
      .map((y) =>
        stroke(
          [
            [0, y + 60],
            [WIDTH, y + 60],
          ],
          '#f8f4e8',
          y === 250 ? 18 : 9,
        ),
      )
      .join(''),
    [60, 420, 780, 1140, 1500].map((x) => rect(x, 300, 20, 400, '#e9e2cf')).join(''),
    bicycle(250, 720, '#d4553a'),
    bicycle(660, 740, '#2f6b7a'),
    seated({ x: 1200, y: 640, h: 380, coat: '#e3a63d', facing: -1, legs: '#3a4a5c', hand: [0.2, 0.2] }),
    rect(1090, 640, 260, 26, '#8a5a3a', { rx: 6 }) +
      rect(1110, 666, 18, 96, '#6b4530') +
      rect(1312, 666, 18, 96, '#6b4530'),
    finishLight(s, p.light, p.deep),
  ]
}

function bicycle(x: number, y: number, colour: string): string {
  const wheel = (cx: number) =>
    circle(cx, y, 92, 'none', { stroke: '#26323a', 'stroke-width': 12 }) +
    circle(cx, y, 92, 'none', { stroke: lighter(colour, 0.5), 'stroke-width': 2 }) +
    [0, 30, 60, 90, 120, 150]
      .map((a) =>
        group(
          `rotate(${a} ${cx} ${y})`,
          stroke(
            [
              [cx - 86, y],
              [cx + 86, y],
            ],
            '#55636a',
            2,
          ),
        ),
      )
      .join('') +
    circle(cx, y, 12, '#26323a')
  return (
    wheel(x) +
    wheel(x + 270) +
    stroke(
      [
        [x, y],
        [x + 78, y - 130],
        [x + 210, y - 140],
        [x + 118, y],
        [x, y],
      ],
      colour,
      13,
    ) +
    stroke(
      [
        [x + 118, y],
        [x + 70, y - 158],
      ],
      colour,
      13,
    ) +
    stroke(
      [
        [x + 270, y],
        [x + 202, y - 178],
      ],
      colour,
      13,
    ) +
    stroke(
      [
        [x + 202, y - 178],
        [x + 160, y - 190],
      ],
      '#26323a',
      11,
    ) +
    stroke(
      [
        [x + 40, y - 162],
        [x + 104, y - 162],
      ],
      '#26323a',
      20,
    ) +
    circle(x + 118, y, 26, 'none', { stroke: '#26323a', 'stroke-width': 8 }) +
    rect(x + 196, y - 172, 92, 58, '#b98a5d', { rx: 8 }) +
    rect(x + 196, y - 172, 92, 12, '#8f6640', { rx: 6 })
  )
}
