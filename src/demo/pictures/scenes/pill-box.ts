import { darker, lighter } from '../paint/colour.ts'
import { across, between, down, HEIGHT, type Sheet, WIDTH } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { circle, ellipse, group, path, poly, rect } from '../paint/svg.ts'
import { tabletop } from '../paint/table.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A weekly pill box on the table in afternoon light. */
export const pillBox: Scene = (s) => {
  const p = PALETTES.clinic
  let boxes = ''
  const lids = ['#8cc0bd', '#f0bb5c', '#e8917a', '#7f9fc0']
  for (let row = 0; row < 4; row++) {
    for (let col = 0; col < 7; col++)
      boxes += cell(s, 400 + col * 116, 436 + row * 92, lids[row] ?? p.mid, col < 3 || (col === 3 && row < 2))
  }
  return [
    rect(0, 0, WIDTH, HEIGHT, across(s, [0, '#efe3c8'], [1, '#d9c6a0'])),
    tabletop(s, 200, HEIGHT, '#c79a6a'),
    poly(
      [
        [180, 200],
        [620, 200],
        [1000, 900],
        [240, 900],
      ],
      '#fff6d6',
      { opacity: 0.42 },
    ),
    poly(
      [
        [760, 200],
        [1120, 200],
        [1600, 860],
        [1600, 900],
        [1160, 900],
      ],
      '#fff6d6',
      { opacity: 0.42 },
    ),
    rect(368, 414, 868, 428, '#3b2a20', { rx: 26, opacity: 0.25, transform: 'translate(16 20)' }),
    rect(364, 402, 872, 424, down(s, [0, '#ffffff'], [1, '#dfe6e0']), { rx: 26 }),
    boxes,
    rect(80, 240, 190, 300, across(s, [0, '#e27557'], [1, '#a94c36']), { rx: 22 }) +
      rect(96, 206, 158, 54, '#f6f1e4', { rx: 10 }) +
      rect(80, 330, 190, 120, '#f8f3e6') +
      rect(106, 356, 110, 10, '#b8ab90') +
      rect(106, 384, 138, 10, '#d2c8b2') +
      rect(106, 412, 90, 10, '#d2c8b2'),
    path('M1310 250h170l-16 270q-4 20 -26 20h-86q-22 0 -26 -20Z', '#dff0ee', { opacity: 0.85 }) +
      path('M1320 360h150l-9 160q-4 20 -26 20h-80q-22 0 -26 -20Z', '#a9d6d8', { opacity: 0.8 }) +
      ellipse(1395, 360, 75, 14, '#cfecec') +
      ellipse(1395, 250, 85, 16, 'none', { stroke: '#ffffff', 'stroke-width': 6 }),
    glassesLying(1130, 318),
    group(
      'rotate(-9 640 290)',
      rect(440, 226, 380, 130, '#fffdf4', { rx: 4 }) +
        [0, 1, 2].map((i) => rect(468, 256 + i * 30, 260 - i * 60, 8, '#b9c4c0')).join('') +
        circle(772, 262, 14, '#e27557'),
    ),
    [
      [310, 690, 30],
      [300, 780, -40],
      [1290, 700, 10],
    ]
      .map(([x = 0, y = 0, a = 0]) =>
        group(
          `translate(${x} ${y}) rotate(${a})`,
          rect(-30, -13, 30, 26, '#e27557', { rx: 13 }) +
            rect(0, -13, 30, 26, '#fffaf0', { rx: 13 }) +
            rect(-12, -13, 24, 26, '#f0c0ae'),
        ),
      )
      .join(''),
    finishLight(s, '#fff6d6', '#3b2a20'),
  ]
}

function cell(s: Sheet, x: number, y: number, lid: string, open: boolean): string {
  if (!open)
    return (
      rect(x, y, 102, 80, lid, { rx: 12 }) +
      rect(x + 8, y + 8, 86, 22, lighter(lid, 0.4), { rx: 8, opacity: 0.6 }) +
      rect(x + 38, y + 66, 26, 8, darker(lid, 0.2), { rx: 4 })
    )
  const dots = [0, 1, 2]
    .map(() =>
      ellipse(
        x + between(s, 26, 76),
        y + between(s, 30, 60),
        12,
        9,
        s.random() < 0.5 ? '#fffdf4' : '#f0bb5c',
      ),
    )
    .join('')
  return (
    rect(x, y, 102, 80, '#b9cac5', { rx: 12 }) +
    rect(x + 6, y + 10, 90, 66, '#dbe6e0', { rx: 9 }) +
    (s.random() < 0.4 ? dots : '')
  )
}

function glassesLying(x: number, y: number): string {
  const rim = { stroke: '#3b3038', 'stroke-width': 9 }
  return (
    ellipse(x - 62, y, 52, 38, '#ffffff', { opacity: 0.3 }) +
    ellipse(x - 62, y, 52, 38, 'none', rim) +
    ellipse(x + 62, y, 52, 38, 'none', rim) +
    path(
      `M${x - 12} ${y - 6}q12 -14 24 0M${x - 112} ${y - 10}q-30 -60 40 -74M${x + 112} ${y - 10}q34 -60 -34 -74`,
      'none',
      { ...rim, 'stroke-linecap': 'round' },
    )
  )
}
