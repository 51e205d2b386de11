import { window } from '../paint/buildings.ts'
import { across, down, glow, HEIGHT, WIDTH, within } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { steam } from '../paint/steam.ts'
import { circle, ellipse, path, rect, stroke } from '../paint/svg.ts'
import { bowl, plate, sticks, tabletop } from '../paint/table.ts'
import { leafAt } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** Rice for one: a small pot, one bowl, an egg, a window in the evening. */
export const ricePot: Scene = (s) => {
  const p = PALETTES.dusk
  return [
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#3f4a63'], [0.6, '#59576f'], [1, '#7b5f66'])),
    window(960, 70, 420, 400, down(s, [0, '#4a4a7a'], [0.6, '#c77a70'], [1, '#f5b878']), '#e6d3b8'),
    within(
      s,
      rect(960, 70, 420, 400, '#fff'),
      ...[980, 1060, 1150, 1250, 1320].map(
        (x, i) =>
          rect(x, 330 - (i % 3) * 40, 70, 200, '#4a3c5c') +
          rect(x + 14, 350 - (i % 3) * 40, 14, 18, '#ffe0a0') +
          rect(x + 40, 390 - (i % 3) * 40, 14, 18, '#ffe0a0'),
      ),
    ),
    rect(1162, 70, 14, 400, '#e6d3b8'),
    rect(960, 232, 420, 12, '#e6d3b8'),
    rect(150, 250, 480, 16, '#c99a6a') +
      [200, 300, 410, 520]
        .map(
          (x, i) =>
            path(
              `M${x} ${250 - 80 - (i % 2) * 26}h66v${80 + (i % 2) * 26}h-66Z`,
              ['#d9cbb0', '#c45a40', '#6f9a86', '#e3b25e'][i] ?? p.cream,
            ) + rect(x - 3, 158 - (i % 2) * 26, 72, 16, '#5b4038', { rx: 4 }),
        )
        .join(''),
    stroke(
      [
        [700, 0],
        [700, 150],
      ],
      '#1f2434',
      5,
    ) +
      path('M620 214q80 -130 160 0Z', p.accent) +
      ellipse(700, 214, 80, 12, '#ffe8b4') +
      glow(s, 700, 230, 620, p.light, 0.62),
    tabletop(s, 610, HEIGHT, '#a86f49'),
    ellipse(640, 772, 270, 36, '#2a1a18', { opacity: 0.35 }),
    path(
      'M410 540h440v120q0 110 -110 110h-220q-110 0 -110 -110Z',
      across(s, [0, '#e87b52'], [0.45, '#c9502f'], [1, '#7d2f22']),
    ) +
      rect(340, 590, 80, 34, '#7d2f22', { rx: 14 }) +
      rect(840, 590, 80, 34, '#5d2219', { rx: 14 }),
    ellipse(630, 540, 222, 46, '#e9946e') +
      ellipse(630, 540, 196, 36, '#6b2a1f') +
      path('M440 538q60 -74 190 -72t190 72q-60 34 -190 34t-190 -34Z', '#fdf7e8') +
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]
        .map((i) =>
          ellipse(500 + ((i * 53) % 260), 500 + ((i * 29) % 50), 11, 5, '#e9dfc6', {
            transform: `rotate(${i * 37} ${500 + ((i * 53) % 260)} ${500 + ((i * 29) % 50)})`,
          }),
        )
        .join(''),
    steam(s, 630, 500, 380, '#ffffff', 6),
    bowl(s, 1060, 820, 270, '#4f8f92', '#fdf7e8') +
      path('M950 702q110 -78 220 0Z', '#fdf7e8') +
      ellipse(1060, 672, 66, 24, '#fffdf6') +
      circle(1060, 668, 24, '#f3ad3c') +
      [0, 1, 2, 3].map((i) => rect(990 + i * 40, 690 + (i % 2) * 6, 18, 6, '#6fa04f', { rx: 3 })).join(''),
    sticks(1190, 800, 1420, 742, '#5a3426'),
    plate(290, 828, 240, '#efe6d2') +
      leafAt(230, 820, 90, -14, '#6f9f4f') +
      leafAt(260, 832, 90, 10, '#558a45') +
      leafAt(280, 812, 80, -4, '#86b35c'),
    finishLight(s, p.light, '#1a1428'),
  ]
}
