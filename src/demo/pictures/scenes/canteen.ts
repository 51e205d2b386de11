import { window } from '../paint/buildings.ts'
import { ground } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { across, down, glow, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { steam } from '../paint/steam.ts'
import { circle, ellipse, path, poly, rect } from '../paint/svg.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A school canteen: trays, a row of children, one large pan. */
export const canteen: Scene = (s) => {
  const p = PALETTES.spring
  const coats = ['#e0684c', '#3f7a8c', '#efb944', '#5f9a6a', '#b5617a', '#4a6a9a']
  return [
    rect(0, 0, WIDTH, HEIGHT, down(s, [0, '#f6f0da'], [1, '#e6dcbd'])),
    [90, 480, 870, 1260]
      .map(
        (x) =>
          window(x, 80, 260, 220, down(s, [0, '#bfe0e0'], [1, '#eef3d9']), '#7fa08a') +
          path(`M${x} 300q60 -70 120 -30t140 -10v40Z`, '#86b083'),
      )
      .join(''),
    rect(0, 330, WIDTH, 10, '#c9c3a4'),
    rect(0, 340, WIDTH, 210, '#c5dccb'),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
      .map((i) => rect(i * 104, 340, 3, 210, '#a9c5b0'))
      .join(''),
    ground(s, 550, '#dcc9a0', '#b79a70'),
    standing({ x: 1190, y: 640, h: 370, coat: '#fffdf4', facing: -1, hand: [0.26, 0.26], hat: '#fffdf4' }),
    standing({ x: 480, y: 640, h: 360, coat: '#fffdf4', facing: 1, hand: [0.24, 0.26], hat: '#fffdf4' }),
    rect(120, 520, 1360, 150, down(s, [0, '#8fb5a0'], [1, '#5f8f7c'])),
    rect(100, 506, 1400, 24, '#e4ebdf', { rx: 6 }),
    path('M620 420h360l-30 92H650Z', across(s, [0, '#5a626a'], [0.5, '#3a4149'], [1, '#23292f'])) +
      ellipse(800, 420, 184, 40, '#6d757c') +
      ellipse(800, 418, 162, 31, '#d97c3f') +
      [0, 1, 2, 3, 4, 5, 6, 7, 8]
        .map((i) =>
          circle(
            680 + i * 30,
            414 + Math.sin(i * 2) * 12,
            11,
            ['#efc15a', '#6fa04f', '#f4e2b8'][i % 3] ?? p.light,
          ),
        )
        .join(''),
    [220, 330]
      .map(
        (x) =>
          rect(x, 470, 90, 40, '#f0f0e6', { rx: 6 }) +
          ellipse(x + 45, 470, 40, 11, x === 220 ? '#fbf7e4' : '#7fae58'),
      )
      .join(''),
    [1280, 1380]
      .map(
        (x) =>
          rect(x, 470, 84, 40, '#f0f0e6', { rx: 6 }) +
          ellipse(x + 42, 470, 38, 11, x === 1280 ? '#e6a84b' : '#c9553f'),
      )
      .join(''),
    steam(s, 800, 400, 260, '#ffffff', 7),
    glow(s, 800, 300, 420, '#fff6d0', 0.5),
    coats
      .map((coat, i) => {
        const x = 190 + i * 245
        return (
          standing({ x, y: 850, h: 300, coat, facing: 1, legs: '#35506a', hand: [0.2, 0.18] }) +
          poly(
            [
              [x + 26, 656],
              [x + 120, 656],
              [x + 128, 674],
              [x + 18, 674],
            ],
            '#f3f0e2',
          ) +
          circle(x + 56, 654, 15, ['#fbf7e4', '#efc15a', '#7fae58'][i % 3] ?? p.light) +
          circle(x + 92, 654, 12, '#d97c3f')
        )
      })
      .join(''),
    finishLight(s, '#ffffff', p.deep),
  ]
}
