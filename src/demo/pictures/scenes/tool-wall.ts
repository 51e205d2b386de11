import { mix } from '../paint/colour.ts'
import { across, glow, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { circle, ellipse, path, rect, stroke } from '../paint/svg.ts'
import { tabletop } from '../paint/table.ts'
import type { Scene } from './scene.ts'

/** A workbench in a repair room: drawers, a lamp, rows of tools. */
export const toolWall: Scene = (s) => {
  const tools = [0, 1, 2, 3, 4, 5, 6, 7, 8]
    .map((i) => {
      const x = 330 + i * 118
      const head = i % 3
      return (
        rect(x - 9, 190, 18, 150, ['#c8452e', '#e7b13d', '#3f7f78'][head] ?? '#888888', { rx: 8 }) +
        (head === 0
          ? rect(x - 44, 150, 88, 44, '#5c666c', { rx: 6 })
          : head === 1
            ? path(`M${x - 8} 190v-70q-40 -30 -14 -60l16 26h12l16 -26q26 30 -14 60v70Z`, '#8a959a')
            : rect(x - 5, 90, 10, 104, '#8a959a')) +
        circle(x, 322, 5, '#2b2326')
      )
    })
    .join('')
  return [
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#4f6f74'], [1, '#33505a'])),
    rect(240, 40, 1130, 360, '#b98a5c', { rx: 12 }),
    rect(240, 40, 1130, 360, across(s, [0, '#ffe9b8', 0.5], [0.7, '#ffe9b8', 0]), { rx: 12 }),
    Array.from({ length: 7 }, (_, r) =>
      Array.from({ length: 26 }, (_, c) => circle(270 + c * 43, 66 + r * 52, 4, '#8a6038')).join(''),
    ).join(''),
    tools,
    glow(s, 420, 420, 560, '#ffe2a0', 0.6),
    tabletop(s, 600, HEIGHT, '#a3703f'),
    stroke(
      [
        [200, 600],
        [150, 380],
        [360, 250],
      ],
      '#22343a',
      14,
    ) +
      path('M300 232l110 60l-20 60l-150 -60Z', '#d8603f') +
      circle(150, 380, 16, '#22343a') +
      rect(130, 586, 150, 22, '#22343a', { rx: 8 }),
    Array.from({ length: 12 }, (_, i) => {
      const x = 1060 + (i % 4) * 120
      const y = 440 + Math.floor(i / 4) * 56
      return (
        rect(x, y, 112, 50, mix('#e3d2ae', '#c9b185', (i % 3) / 3), { rx: 4 }) +
        circle(x + 56, y + 26, 7, '#6b4530')
      )
    }).join('') + rect(1050, 430, 494, 10, '#6b4530'),
    ellipse(700, 780, 260, 30, '#2b1c14', { opacity: 0.3 }),
    rect(470, 560, 420, 210, across(s, [0, '#f0e4c8'], [1, '#cbb78d']), { rx: 18 }) +
      rect(500, 590, 220, 150, '#5a4a3a', { rx: 10 }) +
      Array.from({ length: 9 }, (_, i) => rect(516, 604 + i * 15, 188, 6, '#8a7558', { rx: 3 })).join('') +
      circle(800, 640, 44, '#3b3330') +
      circle(800, 640, 30, '#d9c59a') +
      stroke(
        [
          [800, 640],
          [816, 620],
        ],
        '#c8452e',
        6,
      ) +
      circle(770, 724, 12, '#c8452e') +
      circle(830, 724, 12, '#3f7f78') +
      stroke(
        [
          [830, 560],
          [930, 380],
        ],
        '#8a959a',
        6,
      ),
    rect(1000, 800, 220, 18, '#c8452e', { rx: 9, transform: 'rotate(-14 1000 800)' }) +
      rect(1204, 744, 90, 9, '#9aa5aa', { transform: 'rotate(-14 1204 748)' }),
    [300, 340, 390]
      .map((x, i) => circle(x, 800 + i * 18, 15, '#8a959a') + circle(x, 800 + i * 18, 6, '#5b4030'))
      .join(''),
    finishLight(s, '#ffe2a0', '#1a1410'),
  ]
}
