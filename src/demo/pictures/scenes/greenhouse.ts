import { darker } from '../paint/colour.ts'
import { ground, hills } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { down, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { disc, finishLight } from '../paint/sky.ts'
import { circle, group, type Point, path, poly, rect, stroke } from '../paint/svg.ts'
import { branch, leafAt, tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** Inside a greenhouse at noon. */
export const greenhouse: Scene = (s) => {
  const p = PALETTES.garden
  const frame: Point[][] = [
    [
      [0, 330],
      [800, 40],
    ],
    [
      [800, 40],
      [1600, 330],
    ],
    [
      [800, 40],
      [800, 300],
    ],
    [
      [400, 186],
      [520, 420],
    ],
    [
      [1200, 186],
      [1080, 420],
    ],
    [
      [0, 330],
      [420, 470],
    ],
    [
      [1600, 330],
      [1180, 470],
    ],
    [
      [420, 470],
      [800, 300],
    ],
    [
      [800, 300],
      [1180, 470],
    ],
  ]
  const shelf = (x: number, y: number, w: number, seed: number) =>
    rect(x, y, w, 18, '#b98a5c') +
    rect(x + 14, y + 18, 14, 150, '#8a6038') +
    rect(x + w - 28, y + 18, 14, 150, '#8a6038') +
    Array.from({ length: Math.floor(w / 78) }, (_, i) =>
      group(
        `translate(${x + 46 + i * 78} ${y})`,
        [-160, -130, -100, -80, -50, -20]
          .map((a, k) =>
            leafAt(
              0,
              -34,
              46 + ((i * seed + k) % 3) * 14,
              a,
              ['#5f9a52', '#7fb25c', '#4a8248'][(i + k) % 3] ?? p.mid,
            ),
          )
          .join('') +
          path('M-24 -42h48l-8 42h-32Z', i % 2 ? '#c9694a' : '#b5573c') +
          ((i + seed) % 3 === 0
            ? [0, 1, 2]
                .map((k) => circle(-16 + k * 16, -84 - (k % 2) * 18, 10, k % 2 ? p.second : p.accent))
                .join('')
            : ''),
      ),
    ).join('')
  return [
    rect(0, 0, WIDTH, HEIGHT, down(s, [0, '#cfe6dc'], [0.6, '#eaf2d6'], [1, '#f3efcc'])),
    disc(s, 1100, 200, 60, '#fffbe0', 0.8),
    tree(s, 180, 480, 260, '#a9c99a', '#9aa889'),
    tree(s, 1430, 480, 280, '#a9c99a', '#9aa889'),
    hills(s, 480, 16, '#b9d3a4', 7),
    frame.map((line) => stroke(line, '#f8faf0', 12)).join('') +
      frame.map((line) => stroke(line, '#b9cbb9', 3)).join(''),
    [120, 300, 1300, 1480]
      .map((x) =>
        stroke(
          [
            [x, 400],
            [x, 640],
          ],
          '#f8faf0',
          8,
        ),
      )
      .join(''),
    ground(s, 620, '#d9cfa6', '#a99a6c'),
    poly(
      [
        [700, 620],
        [900, 620],
        [1180, 900],
        [420, 900],
      ],
      '#efe6c6',
    ),
    [0, 1, 2, 3].map((i) => rect(680 - i * 60, 650 + i * 62, 240 + i * 120, 5, '#cfc295')).join(''),
    shelf(-10, 560, 620, 2),
    shelf(990, 560, 640, 3),
    shelf(-60, 730, 560, 5),
    shelf(1110, 730, 560, 7),
    standing({
      x: 800,
      y: 800,
      h: 400,
      coat: '#3f7a6c',
      legs: '#4a4a5a',
      facing: 1,
      hand: [0.2, 0.16],
      hat: '#f0dca0',
    }),
    group(
      'translate(884 556)',
      [-150, -110, -70, -40].map((a, k) => leafAt(0, -30, 60, a, k % 2 ? '#7fb25c' : '#5f9a52')).join('') +
        path('M-24 -36h48l-8 42h-32Z', '#c9694a'),
    ),
    branch(s, [-20, 60], [360, 130], '#5f9a52', '#6b4f3a', 70, 11),
    branch(s, [1620, 20], [1290, 110], '#6fa85c', '#6b4f3a', 64, 10),
    poly(
      [
        [500, 0],
        [760, 0],
        [300, 900],
        [-80, 900],
      ],
      '#ffffff',
      { opacity: 0.14 },
    ),
    poly(
      [
        [900, 0],
        [980, 0],
        [640, 900],
        [500, 900],
      ],
      '#ffffff',
      { opacity: 0.12 },
    ),
    finishLight(s, p.light, darker(p.deep, 0.1)),
  ]
}
