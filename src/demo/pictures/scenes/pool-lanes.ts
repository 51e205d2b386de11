import { standing } from '../paint/people.ts'
import { between, down, HEIGHT, type Sheet, WIDTH } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { circle, ellipse, group, path, poly, rect } from '../paint/svg.ts'
import { tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** An indoor pool from above the lanes. */
export const poolLanes: Scene = (s) => {
  const p = PALETTES.pool
  const edge = (i: number, y: number) => 800 + (i - 3) * (120 + (y - 330) * 0.42)
  const lane = (i: number) =>
    Array.from({ length: 24 }, (_, k) => {
      const y = 340 + k * k * 0.98 + k * 2
      const r = 5 + k * 0.55
      return ellipse(edge(i, y), y, r, r * 0.72, k % 4 < 2 ? p.accent : '#ffffff')
    }).join('')
  const ripples = Array.from({ length: 130 }, () => {
    const y = 345 + s.random() ** 1.5 * 550
    const x = between(s, 0, WIDTH)
    const w = 16 + (y - 330) * 0.14
    return path(`M${x} ${y}q${w / 2} ${-w * 0.16} ${w} 0t${w} 0`, 'none', {
      stroke: '#ffffff',
      'stroke-width': 2 + (y - 330) * 0.005,
      opacity: between(s, 0.2, 0.6),
    })
  }).join('')
  return [
    rect(0, 0, WIDTH, HEIGHT, down(s, [0, '#f6f3e2'], [1, '#dfeee6'])),
    [0, 1, 2, 3, 4, 5]
      .map(
        (i) =>
          rect(70 + i * 250, 30, 210, 200, down(s, [0, '#a9dbe3'], [1, '#eaf6ea'])) +
          tree(s, 180 + i * 250 + (i % 2) * 30, 240, 150, '#8fc0a0', '#8a7a64'),
      )
      .join('') +
      [0, 1, 2, 3, 4, 5].map((i) => rect(166 + i * 250, 30, 10, 200, '#ffffff')).join('') +
      rect(0, 230, WIDTH, 14, '#3aa5bb'),
    rect(0, 244, WIDTH, 90, down(s, [0, '#e9dfc4'], [1, '#d3c6a4'])),
    [0, 1, 2, 3, 4, 5]
      .map((i) => {
        const x = 800 + (i - 2.5) * 124
        return (
          poly(
            [
              [x - 34, 318],
              [x + 34, 318],
              [x + 28, 282],
              [x - 28, 282],
            ],
            '#1f7f9c',
          ) + rect(x - 30, 274, 60, 10, '#ffffff', { rx: 3 })
        )
      })
      .join(''),
    rect(0, 326, WIDTH, 580, down(s, [0, '#7fdbe0'], [0.4, '#3ab0c6'], [1, '#1c7f9f'])),
    [0, 1, 2, 3, 4, 5]
      .map((i) =>
        poly(
          [
            [edge(i + 0.45, 330), 330],
            [edge(i + 0.55, 330), 330],
            [edge(i + 0.55, 900), 900],
            [edge(i + 0.45, 900), 900],
          ],
          '#155f80',
          { opacity: 0.5 },
        ),
      )
      .join(''),
    ripples,
    [0, 1, 2, 3, 4, 5, 6].map(lane).join(''),
    rect(0, 320, WIDTH, 12, '#ffffff'),
    swimmer(s, 975, 640, 1.5, p.accent),
    swimmer(s, 560, 500, 0.9, '#f7c24e'),
    swimmer(s, 1300, 470, 0.72, '#ffffff'),
    swimmer(s, 300, 760, 1.4, '#124e69'),
    standing({ x: 1440, y: 326, h: 210, coat: '#ef6a48', legs: '#124e69', facing: -1, hand: [0.18, 0.04] }),
    standing({ x: 180, y: 322, h: 190, coat: '#1f7f9c', facing: 1, hand: [0.06, 0.3] }),
    poly(
      [
        [200, 330],
        [520, 330],
        [260, 900],
        [-200, 900],
      ],
      '#ffffff',
      { opacity: 0.16 },
    ),
    poly(
      [
        [1000, 330],
        [1120, 330],
        [1240, 900],
        [980, 900],
      ],
      '#ffffff',
      { opacity: 0.12 },
    ),
    finishLight(s, '#ffffff', '#0c4a66'),
  ]
}

function swimmer(s: Sheet, x: number, y: number, k: number, cap: string): string {
  return group(
    `translate(${x} ${y}) scale(${k})`,
    ellipse(0, 30, 74, 20, '#ffffff', { opacity: 0.5 }) +
      Array.from({ length: 12 }, () =>
        circle(between(s, -70, 70), between(s, -30, 40), between(s, 3, 9), '#ffffff', { opacity: 0.8 }),
      ).join('') +
      path('M-26 10Q-70 -60 -40 -96', 'none', {
        stroke: '#c98d68',
        'stroke-width': 19,
        'stroke-linecap': 'round',
      }) +
      path('M24 14Q70 20 92 44', 'none', {
        stroke: '#d9a07c',
        'stroke-width': 18,
        'stroke-linecap': 'round',
      }) +
      ellipse(0, 22, 42, 20, '#d9a07c') +
      circle(0, -10, 29, '#d9a07c') +
      path('M-30 -12a30 30 0 0 1 60 0q-30 -14 -60 0Z', cap) +
      rect(-24, -10, 21, 12, '#12303f', { rx: 6 }) +
      rect(3, -10, 21, 12, '#12303f', { rx: 6 }) +
      path('M-60 26q30 18 60 6t60 2v26h-120Z', '#4fbccd', { opacity: 0.85 }),
  )
}
