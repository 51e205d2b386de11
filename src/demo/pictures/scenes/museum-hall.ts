import { standing } from '../paint/people.ts'
import { across, WIDTH, within } from '../paint/sheet.ts'
import { disc, finishLight } from '../paint/sky.ts'
import { circle, ellipse, path, poly, rect, stroke } from '../paint/svg.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A museum hall late in the day: paintings, long light, a guard. */
export const museumHall: Scene = (s) => {
  const frame = (x: number, y: number, w: number, h: number, inside: string) =>
    rect(x - 18, y - 18, w + 36, h + 36, '#a97c3f', { rx: 3 }) +
    rect(x - 8, y - 8, w + 16, h + 16, '#d9b46a') +
    rect(x, y, w, h, '#e9dcc0') +
    within(s, rect(x, y, w, h, '#fff'), inside)
  const p = PALETTES.dusk
  return [
    rect(0, 0, WIDTH, 640, across(s, [0, '#6f4a4a'], [0.5, '#8a5c54'], [1, '#5f4046'])),
    rect(0, 0, WIDTH, 60, '#efe2c8') + rect(0, 60, WIDTH, 12, '#c9b088'),
    poly(
      [
        [1240, 72],
        [1600, 72],
        [1600, 300],
        [700, 640],
        [420, 640],
      ],
      '#ffe0a0',
      { opacity: 0.3 },
    ),
    frame(
      150,
      170,
      330,
      240,
      rect(140, 160, 360, 150, '#c9d3c4') +
        disc(s, 380, 240, 30, '#f6e2a8') +
        path('M140 330q90 -80 180 -20t180 -30v140H140Z', '#7d8f6a') +
        path('M140 370q120 -40 360 10v60H140Z', '#4f6a54'),
    ),
    frame(
      640,
      140,
      320,
      330,
      rect(640, 140, 320, 330, '#cfb08a') +
        ellipse(800, 430, 150, 30, '#8a5a3c') +
        path('M740 420q-30 -120 60 -120t60 120Z', '#4a7d80') +
        [0, 1, 2, 3, 4, 5]
          .map((i) =>
            circle(
              760 + (i % 3) * 40,
              240 + Math.floor(i / 3) * 44,
              28,
              ['#d9573f', '#efb45a', '#f3e6cc'][i % 3] ?? p.accent,
            ),
          )
          .join('') +
        stroke(
          [
            [800, 310],
            [790, 260],
          ],
          '#4a6a4a',
          6,
        ),
    ),
    frame(
      1120,
      170,
      330,
      240,
      rect(1120, 170, 330, 240, '#8fb0b8') +
        rect(1120, 300, 330, 120, '#4f7a86') +
        path('M1210 310h140l-24 44h-92Z', '#5b4038') +
        poly(
          [
            [1280, 190],
            [1280, 300],
            [1220, 300],
          ],
          '#f6eedc',
        ) +
        poly(
          [
            [1290, 210],
            [1340, 300],
            [1290, 300],
          ],
          '#e9d3b0',
        ),
    ),
    rect(0, 600, WIDTH, 40, '#4a3034'),
    rect(0, 636, WIDTH, 270, across(s, [0, '#7a5540'], [0.5, '#b98a5c'], [1, '#7f5a42'])),
    [0, 1, 2, 3, 4, 5, 6, 7, 8]
      .map((i) =>
        stroke(
          [
            [800 + (i - 4) * 130, 640],
            [800 + (i - 4) * 330, 900],
          ],
          '#6b4634',
          3,
          { opacity: 0.5 },
        ),
      )
      .join('') +
      [680, 740, 820]
        .map((y) =>
          stroke(
            [
              [0, y],
              [WIDTH, y],
            ],
            '#6b4634',
            3,
            { opacity: 0.4 },
          ),
        )
        .join(''),
    poly(
      [
        [420, 640],
        [700, 640],
        [560, 900],
        [60, 900],
      ],
      '#ffe7b0',
      { opacity: 0.4 },
    ),
    poly(
      [
        [800, 640],
        [980, 640],
        [1000, 900],
        [760, 900],
      ],
      '#ffe7b0',
      { opacity: 0.28 },
    ),
    [620, 740, 860, 980]
      .map(
        (x) =>
          stroke(
            [
              [x, 700],
              [x, 600],
            ],
            '#d9b46a',
            8,
          ) +
          circle(x, 596, 10, '#efd28f') +
          ellipse(x, 702, 24, 6, '#a97c3f'),
      )
      .join('') +
      [620, 740, 860]
        .map((x) => path(`M${x} 608q60 50 120 0`, 'none', { stroke: '#a4342e', 'stroke-width': 11 }))
        .join(''),
    rect(1090, 740, 130, 18, '#5b3a2a', { rx: 5 }) +
      rect(1100, 758, 12, 90, '#4a2e24') +
      rect(1198, 758, 12, 90, '#4a2e24') +
      rect(1206, 620, 14, 130, '#5b3a2a') +
      rect(1100, 640, 116, 14, '#5b3a2a', { opacity: 0 }),
    standing({
      x: 420,
      y: 850,
      h: 400,
      coat: '#2c3a52',
      legs: '#202a3a',
      facing: 1,
      hand: [0.06, 0.34],
      hair: '#8a8684',
    }),
    rect(430, 560, 14, 20, '#d9b46a'),
    standing({ x: 810, y: 820, h: 300, coat: '#c9805a', legs: '#4a4a5a', facing: 1, hand: [0.03, 0.36] }),
    standing({ x: 890, y: 826, h: 190, coat: '#e7b13d', legs: '#3f5a78', facing: -1, hand: [0.12, 0.02] }),
    finishLight(s, p.light, '#1c1218', 'right'),
  ]
}
