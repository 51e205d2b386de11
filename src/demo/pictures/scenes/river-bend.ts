import { darker } from '../paint/colour.ts'
import { across, between, HEIGHT, WIDTH } from '../paint/sheet.ts'
import { circle, group, path, poly, rect, stroke } from '../paint/svg.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** The river from high above: a bend, fields, a village, one boat. */
export const riverBend: Scene = (s) => {
  const p = PALETTES.garden
  let fields = ''
  const tones = ['#8fae62', '#a9c074', '#c8c67c', '#7d9f5b', '#d9cf8e', '#6f9457']
  for (let row = 0; row < 9; row++) {
    for (let col = 0; col < 12; col++) {
      const x = col * 150 - 60 + (row % 2) * 50
      const y = row * 108 - 30
      const colour = tones[Math.floor(s.random() * tones.length)] ?? p.mid
      fields += poly(
        [
          [x, y],
          [x + 146, y + 14],
          [x + 132, y + 108],
          [x - 16, y + 96],
        ],
        colour,
      )
      if (s.random() < 0.5)
        for (let k = 1; k < 6; k++)
          fields += stroke(
            [
              [x + k * 24, y + 8 + k * 2],
              [x - 14 + k * 24, y + 94 + k * 2],
            ],
            darker(colour, 0.14),
            3,
            { opacity: 0.5 },
          )
    }
  }
  const line = 'M-80 130C360 60 620 190 560 420C500 640 760 800 1060 700C1330 610 1360 420 1700 400'
  let houses = ''
  for (let i = 0; i < 34; i++) {
    const x = between(s, 880, 1330)
    const y = between(s, 150, 430)
    houses += group(
      `translate(${x} ${y}) rotate(${between(s, -16, 16)})`,
      rect(5, 7, 44, 30, '#33454d', { opacity: 0.3 }) +
        rect(0, 0, 44, 15, '#b9573f') +
        rect(0, 15, 44, 15, '#96412f'),
    )
  }
  let trees = ''
  for (let i = 0; i < 120; i++) {
    const x = between(s, -20, WIDTH)
    const y = between(s, -10, HEIGHT)
    trees +=
      circle(x + 5, y + 6, 12, '#2b4a33', { opacity: 0.35 }) +
      circle(x, y, between(s, 8, 16), s.random() < 0.5 ? '#3f6f45' : '#558a4d')
  }
  return [
    rect(0, 0, WIDTH, HEIGHT, '#5f8a4c'),
    fields,
    trees,
    path(line, 'none', { stroke: '#e8dcae', 'stroke-width': 240, 'stroke-linecap': 'round' }),
    path(line, 'none', { stroke: '#3c7f8a', 'stroke-width': 200, 'stroke-linecap': 'round' }),
    path(line, 'none', { stroke: '#57a0a6', 'stroke-width': 120, 'stroke-linecap': 'round', opacity: 0.6 }),
    path(line, 'none', {
      stroke: '#a9d5d0',
      'stroke-width': 5,
      'stroke-linecap': 'round',
      'stroke-dasharray': '60 130',
      opacity: 0.7,
    }),
    path('M1180 -20C1120 200 1200 420 1080 560', 'none', { stroke: '#efe6cc', 'stroke-width': 16 }),
    houses,
    group(
      'translate(590 560) rotate(68)',
      path('M0 22Q60 -8 150 0Q176 20 150 42Q60 50 0 22Z', '#fbf6e4') +
        rect(70, 8, 56, 26, p.accent, { rx: 4 }) +
        path('M-6 22L-120 -24M-6 22L-120 68', 'none', { stroke: '#ffffff', 'stroke-width': 5, opacity: 0.6 }),
    ),
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#fff4cf', 0.3], [0.5, '#fff4cf', 0], [1, '#17323a', 0.28])),
  ]
}
