import { skyline, window } from '../paint/buildings.ts'
import { darker, mix } from '../paint/colour.ts'
import { seated, standing } from '../paint/people.ts'
import { across, down, glow, pick, type Sheet, WIDTH } from '../paint/sheet.ts'
import { clouds, finishLight, sky } from '../paint/sky.ts'
import { circle, path, rect, stroke } from '../paint/svg.ts'
import { potted, tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A building cut open: flats, stairs, the lift in its shaft with waves around it. */
export const liftEar: Scene = (s) => {
  const p = PALETTES.noon
  const rooms = ['#f3c98f', '#e9a98a', '#a9cfc4', '#f0dca0', '#c9b5d0', '#e3d3b4']
  const flat = (x: number, y: number, i: number) =>
    rect(x, y, 300, 136, rooms[i % 6] ?? p.cream) +
    rect(x, y, 300, 136, across(s, [0, '#ffffff', 0.25], [1, '#000000', 0.08])) +
    window(x + 196, y + 24, 62, 60, i % 3 ? '#fff3c4' : '#9fc9d0', '#6b5340') +
    furniture(s, x, y + 136, i)
  return [
    sky(s, ['#6fa9c0', '#b5d6d2', '#f0ebd0'], 620),
    clouds(s, 6, 50, 300, '#ffffff', 0.6),
    skyline(s, 820, 120, 330, '#93b5b4', { lit: '#fff3c4', dark: '#7fa3a6', chance: 0.2 }),
    tree(s, 130, 850, 420, '#5f9a72', '#4a3a30', 1),
    tree(s, 1480, 850, 460, '#6fa878', '#4a3a30', -1),
    rect(370, 44, 860, 810, '#7d5a48') +
      rect(350, 26, 900, 26, '#a4644a') +
      rect(430, -10, 130, 40, '#8a6450') +
      rect(700, -30, 200, 60, '#96705a'),
    [0, 1, 2, 3, 4]
      .map((row) => flat(392, 70 + row * 152, row * 2) + flat(908, 70 + row * 152, row * 2 + 1))
      .join(''),
    rect(710, 60, 180, 786, down(s, [0, '#3a4a54'], [1, '#22303a'])),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
      .map((i) => rect(716, 80 + i * 76, 10, 6, '#6f8590') + rect(874, 80 + i * 76, 10, 6, '#6f8590'))
      .join(''),
    stroke(
      [
        [780, 70],
        [780, 380],
      ],
      '#b9c6cb',
      5,
    ) +
      stroke(
        [
          [820, 70],
          [820, 380],
        ],
        '#b9c6cb',
        5,
      ) +
      circle(800, 78, 30, '#8fa0a8') +
      circle(800, 78, 13, '#3a4a54') +
      rect(846, 520, 26, 150, '#55656e') +
      stroke(
        [
          [858, 90],
          [858, 520],
        ],
        '#8fa0a8',
        4,
      ),
    glow(s, 800, 460, 230, '#ffe9a8', 0.7) +
      rect(732, 372, 122, 178, '#f6e3ac', { rx: 6 }) +
      rect(732, 372, 122, 14, p.accent) +
      rect(732, 536, 122, 14, '#8a6a4a') +
      standing({ x: 774, y: 536, h: 122, coat: '#3f6a8a', facing: 1 }) +
      standing({ x: 816, y: 536, h: 108, coat: '#d9573f', facing: -1, hair: '#c9c4bc' }),
    rect(772, 348, 56, 26, '#22303a', { rx: 5 }) +
      circle(800, 360, 9, '#5fe0b0') +
      [60, 110, 160, 210]
        .map((r, i) =>
          path(`M${800 - r} ${360 - r * 0.32}A${r} ${r} 0 0 1 ${800 + r} ${360 - r * 0.32}`, 'none', {
            stroke: '#5fe0b0',
            'stroke-width': 7 - i,
            opacity: 0.95 - i * 0.22,
            'stroke-linecap': 'round',
          }),
        )
        .join(''),
    rect(0, 846, WIDTH, 60, '#8fa878'),
    rect(330, 846, 940, 14, '#c9bd9c'),
    rect(740, 760, 120, 86, '#55656e') +
      rect(748, 768, 50, 78, '#8fa0a8') +
      rect(802, 768, 50, 78, '#8fa0a8'),
    finishLight(s, '#ffffff', p.deep),
  ]
}

function furniture(s: Sheet, x: number, y: number, i: number): string {
  if (i % 5 === 0)
    return (
      rect(x + 30, y - 44, 110, 30, '#8a5a3c', { rx: 4 }) +
      rect(x + 38, y - 14, 8, 14, '#5b3a2a') +
      rect(x + 124, y - 14, 8, 14, '#5b3a2a') +
      seated({ x: x + 160, y: y - 32, h: 100, coat: '#3f7a78', facing: -1 }) +
      rect(x + 150, y - 32, 30, 32, '#5b3a2a')
    )
  if (i % 5 === 1)
    return (
      rect(x + 24, y - 52, 140, 52, '#c9583e', { rx: 12 }) +
      rect(x + 30, y - 70, 128, 40, '#d9735a', { rx: 12 }) +
      standing({ x: x + 210, y, h: 104, coat: '#4a6a8a', facing: -1 })
    )
  if (i % 5 === 2)
    return (
      rect(x + 30, y - 92, 90, 92, '#8a6a4c') +
      [0, 1, 2]
        .map(
          (k) =>
            rect(x + 36, y - 86 + k * 30, 78, 24, '#5b4030') +
            Array.from({ length: 7 }, (_, j) =>
              rect(
                x + 38 + j * 11,
                y - 82 + k * 30,
                8,
                20,
                pick(s, ['#d9573f', '#efe0c4', '#3f7a78', '#e7b13d']),
              ),
            ).join(''),
        )
        .join('') +
      potted(s, x + 160, y, 80, '#4f8a5c', '#c9694a')
    )
  if (i % 5 === 3)
    return (
      rect(x + 24, y - 40, 150, 26, '#f3efe2', { rx: 6 }) +
      rect(x + 24, y - 58, 50, 24, '#ffffff', { rx: 8 }) +
      rect(x + 70, y - 46, 104, 28, '#7f9fc0', { rx: 6 }) +
      rect(x + 28, y - 14, 8, 14, '#5b4030') +
      rect(x + 162, y - 14, 8, 14, '#5b4030')
    )
  return (
    rect(x + 20, y - 50, 160, 50, mix('#efe6d0', '#b9a987', 0.4)) +
    rect(x + 20, y - 54, 160, 8, darker('#b9a987', 0.2)) +
    rect(x + 40, y - 80, 40, 26, '#5c666c', { rx: 5 }) +
    standing({ x: x + 130, y, h: 106, coat: '#e7b13d', facing: -1, hand: [0.2, 0.2] })
  )
}
