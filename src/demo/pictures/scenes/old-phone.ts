import { skyline } from '../paint/buildings.ts'
import { across, down, HEIGHT, WIDTH, within } from '../paint/sheet.ts'
import { clouds, disc, finishLight, sky } from '../paint/sky.ts'
import { ellipse, group, path, poly, rect } from '../paint/svg.ts'
import { cup, tabletop } from '../paint/table.ts'
import { potted, tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** An old button phone on a window sill in the evening. */
export const oldPhone: Scene = (s) => {
  const p = PALETTES.dusk
  return [
    rect(0, 0, WIDTH, HEIGHT, down(s, [0, '#4a3a56'], [1, '#2b2238'])),
    rect(150, 0, 1300, 640, '#e3cfae'),
    within(
      s,
      rect(190, 0, 1220, 600, '#fff'),
      sky(s, ['#4a4a7f', '#d97f6d', '#fbc98a'], 600),
      disc(s, 1080, 420, 60, p.light, 0.6),
      clouds(s, 6, 60, 300, '#f9c3a0', 0.3),
      skyline(s, 600, 70, 260, '#6b4a6c', { lit: p.light, dark: '#4f3758', chance: 0.3 }),
      tree(s, 330, 640, 400, '#4a3c5c', '#241d38', 1),
    ),
    rect(784, 0, 26, 600, '#e3cfae'),
    rect(190, 596, 1220, 20, '#f3e6cb'),
    tabletop(s, 640, HEIGHT, '#b07c54'),
    rect(0, 632, WIDTH, 12, '#e9c9a0'),
    poly(
      [
        [900, 650],
        [1200, 650],
        [1000, 900],
        [560, 900],
      ],
      '#ffd99a',
      { opacity: 0.34 },
    ),
    ellipse(830, 830, 230, 26, '#241524', { opacity: 0.5 }),
    group(
      'rotate(5 800 560)',
      rect(640, 210, 300, 620, '#1f2a38', { rx: 60 }) +
        rect(650, 218, 280, 604, across(s, [0, '#55718a'], [0.4, '#34506a'], [1, '#1f3348']), { rx: 54 }) +
        rect(690, 270, 200, 170, '#141c26', { rx: 16 }) +
        rect(702, 282, 176, 146, down(s, [0, '#cfe3a8'], [1, '#a9c486']), { rx: 6 }) +
        [0, 1, 2, 3]
          .map((i) =>
            rect(716, 400 - i * 10, 14, 10 + i * 10, '#3f5a34', { transform: `translate(${i * 20} 0)` }),
          )
          .join('') +
        rect(836, 296, 30, 16, 'none', { stroke: '#3f5a34', 'stroke-width': 4 }) +
        rect(840, 300, 16, 8, '#3f5a34') +
        rect(752, 232, 76, 10, '#16202c', { rx: 5 }) +
        ellipse(790, 496, 60, 32, '#6f8aa0') +
        ellipse(790, 492, 34, 16, '#243a50') +
        [0, 1].map((i) => rect(680 + i * 164, 480, 56, 26, i ? '#d9573f' : '#5fa67a', { rx: 13 })).join('') +
        Array.from(
          { length: 12 },
          (_, i) =>
            rect(682 + (i % 3) * 76, 550 + Math.floor(i / 3) * 62, 64, 44, '#dfe8ea', { rx: 16 }) +
            rect(700 + (i % 3) * 76, 566 + Math.floor(i / 3) * 62, 28, 8, '#7f929e', { rx: 4 }),
        ).join('') +
        path('M660 260q0 -34 40 -36h60L690 800q-34 -10 -34 -40Z', '#ffffff', { opacity: 0.1 }),
    ),
    cup(s, 1190, 830, 150, '#efe0c4', '#6b3f2a'),
    group(
      'rotate(-14 380 780)',
      rect(260, 720, 260, 130, '#fdf3de', { rx: 5 }) +
        [0, 1, 2, 3].map((i) => rect(284, 744 + i * 24, 190 - i * 34, 8, '#b9a486')).join(''),
    ),
    group(
      'rotate(-28 470 740)',
      rect(380, 736, 200, 13, '#c8452e', { rx: 6 }) +
        poly(
          [
            [580, 736],
            [604, 742],
            [580, 749],
          ],
          '#2b2326',
        ),
    ),
    potted(s, 1400, 690, 260, '#5f8a6a', '#c9694a'),
    finishLight(s, p.light, '#1a1020', 'right'),
  ]
}
