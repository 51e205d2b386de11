import { across, between, glow, HEIGHT, pick, WIDTH } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { circle, group, path, poly, rect, stroke } from '../paint/svg.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A repair bench from above: tray of screws, tweezers, an open phone. */
export const workbench: Scene = (s) => {
  const p = PALETTES.slate
  return [
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#5f8a8a'], [1, '#3f6568'])),
    Array.from({ length: 17 }, (_, i) =>
      stroke(
        [
          [i * 100, 0],
          [i * 100, HEIGHT],
        ],
        '#ffffff',
        1.5,
        { opacity: 0.12 },
      ),
    ).join('') +
      Array.from({ length: 10 }, (_, i) =>
        stroke(
          [
            [0, i * 100],
            [WIDTH, i * 100],
          ],
          '#ffffff',
          1.5,
          { opacity: 0.12 },
        ),
      ).join(''),
    glow(s, 760, 380, 800, '#fff3cc', 0.42),
    group(
      'rotate(-12 760 450)',
      rect(594, 130, 350, 690, '#102024', { rx: 48, opacity: 0.3, transform: 'translate(18 22)' }) +
        rect(580, 110, 350, 690, '#28323b', { rx: 48 }) +
        rect(600, 130, 310, 650, '#4a565f', { rx: 36 }) +
        rect(620, 340, 180, 400, '#e6dfc9', { rx: 12 }) +
        rect(620, 340, 180, 60, '#cf5138', { rx: 10 }) +
        rect(620, 150, 270, 170, '#3e8a70', { rx: 10 }) +
        rect(640, 170, 90, 90, '#1f252b', { rx: 6 }) +
        rect(750, 170, 120, 50, '#c9cfd0', { rx: 5 }) +
        Array.from({ length: 8 }, (_, i) =>
          rect(750 + (i % 4) * 30, 240 + Math.floor(i / 4) * 30, 18, 14, '#e9c173'),
        ).join('') +
        rect(815, 340, 76, 300, '#3e8a70', { rx: 10 }) +
        Array.from({ length: 6 }, (_, i) =>
          rect(828, 360 + i * 44, 50, 26, i % 2 ? '#1f252b' : '#d9dcd8', { rx: 4 }),
        ).join('') +
        rect(815, 660, 76, 90, '#8a959a', { rx: 10 }) +
        [
          [612, 142],
          [898, 142],
          [612, 768],
          [898, 768],
        ]
          .map(([x = 0, y = 0]) => circle(x, y, 9, '#d9dcd8') + rect(x - 6, y - 1.5, 12, 3, '#5d686f'))
          .join(''),
    ),
    rect(1090, 130, 380, 300, '#d9ccb0', { rx: 20 }) +
      Array.from({ length: 12 }, (_, i) => {
        const x = 1106 + (i % 4) * 89
        const y = 146 + Math.floor(i / 4) * 91
        return (
          rect(x, y, 80, 82, '#b9a987', { rx: 10 }) +
          Array.from({ length: 5 }, () =>
            circle(
              x + between(s, 16, 64),
              y + between(s, 16, 66),
              between(s, 4, 8),
              pick(s, ['#9aa5aa', '#e9c173', '#5d686f', '#cf5138']),
            ),
          ).join('')
        )
      }).join(''),
    group(
      'rotate(24 340 420)',
      rect(318, 120, 40, 250, '#cf5138', { rx: 16 }) +
        rect(318, 120, 14, 250, '#e57a5f', { rx: 7 }) +
        rect(330, 370, 16, 210, '#c9cfd0') +
        poly(
          [
            [330, 580],
            [346, 580],
            [338, 606],
          ],
          '#9aa5aa',
        ),
    ),
    group(
      'rotate(-16 210 600)',
      rect(180, 440, 36, 220, '#e7b13d', { rx: 14 }) + rect(190, 660, 14, 150, '#c9cfd0'),
    ),
    path('M1120 840L1450 560M1150 862L1456 566', 'none', {
      stroke: '#dfe4e4',
      'stroke-width': 15,
      'stroke-linecap': 'round',
    }),
    circle(1270, 560, 108, '#22343a', { opacity: 0.25 }) +
      circle(1256, 548, 100, '#dfeaea', { opacity: 0.4 }) +
      circle(1256, 548, 100, 'none', { stroke: '#28323b', 'stroke-width': 17 }) +
      stroke(
        [
          [1330, 620],
          [1420, 700],
        ],
        '#28323b',
        26,
      ),
    rect(420, 760, 120, 80, '#fdf6e4', { rx: 4, transform: 'rotate(8 480 800)' }) +
      rect(436, 780, 70, 7, '#b9ad92', { transform: 'rotate(8 480 800)' }) +
      rect(434, 800, 50, 7, '#b9ad92', { transform: 'rotate(8 480 800)' }),
    finishLight(s, '#fff3cc', p.deep),
  ]
}
