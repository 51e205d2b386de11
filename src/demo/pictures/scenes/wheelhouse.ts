import { glitter, hills, water } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { across, between, down, glow, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { disc, sky } from '../paint/sky.ts'
import { circle, curved, ellipse, group, path, rect, stroke } from '../paint/svg.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** The wheelhouse from inside: the wheel, the captain's back, the river in the panes. */
export const wheelhouse: Scene = (s) => {
  const p = PALETTES.dawn
  const wall = '#2b3a4f'
  let spokes = ''
  for (let i = 0; i < 8; i++) {
    const a = (i / 8) * Math.PI * 2 + 0.2
    spokes += stroke(
      [
        [1020, 690],
        [1020 + Math.cos(a) * 205, 690 + Math.sin(a) * 205],
      ],
      '#8a5a3a',
      17,
    )
    spokes += circle(1020 + Math.cos(a) * 205, 690 + Math.sin(a) * 205, 14, '#a8744c')
  }
  return [
    sky(s, p.sky, 430),
    disc(s, 640, 350, 52, p.light, 0.7),
    hills(s, 390, 24, p.far, 8),
    hills(s, 420, 14, p.mid, 9),
    water(s, 440, '#efc7a5', '#56708f', '#ffffff', 80),
    glitter(s, 640, 444, 660, 90, p.light, 26),
    glow(s, 640, 350, 700, p.light, 0.28),
    path(
      `M0 0H${WIDTH}V${HEIGHT}H0Z M90 110H510V600H90Z M560 110H1040V600H560Z M1090 110H1510V600H1090Z`,
      wall,
      { 'fill-rule': 'evenodd' },
    ),
    [90, 560, 1090].map((x, i) => rect(x, 596, i === 1 ? 480 : 420, 10, '#c9a070')).join(''),
    [510, 1040].map((x) => rect(x + 6, 110, 38, 490, across(s, [0, '#3b4d66'], [1, '#1f2b3d']))).join(''),
    rect(0, 606, WIDTH, 300, down(s, [0, '#6b4a38'], [1, '#3a2823'])),
    rect(0, 606, WIDTH, 14, '#b07c52'),
    [180, 300, 420]
      .map(
        (x) =>
          circle(x, 712, 48, '#20262f') +
          circle(x, 712, 38, p.cream) +
          stroke(
            [
              [x, 712],
              [x + between(s, -18, 22), 686],
            ],
            p.accent,
            5,
          ),
      )
      .join(''),
    group(
      'translate(280 1030)',
      standing({
        x: 360,
        y: 0,
        h: 800,
        coat: '#31465f',
        hair: '#4a4648',
        hat: '#1c2837',
        facing: 1,
        hand: [0.32, 0.2],
        skin: '#c68f6e',
      }),
    ),
    circle(1020, 690, 150, 'none', { stroke: '#a8744c', 'stroke-width': 26 }),
    circle(1020, 690, 150, 'none', { stroke: '#c99466', 'stroke-width': 6 }),
    spokes,
    circle(1020, 690, 40, '#6b4530') + circle(1020, 690, 18, '#d6a25f'),
    rect(1330, 520, 90, 90, '#d9cbb2', { rx: 10 }) +
      ellipse(1375, 522, 45, 12, '#6a4a34') +
      path('M1420 540q44 0 44 32t-44 30', 'none', { stroke: '#d9cbb2', 'stroke-width': 12 }),
    curved(
      [
        [1360, 500],
        [1345, 460],
        [1376, 430],
        [1360, 390],
      ],
      '#ffffff',
      6,
      { opacity: 0.45 },
    ),
  ]
}
