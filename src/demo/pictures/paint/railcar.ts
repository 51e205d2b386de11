import { darker } from './colour.ts'
import { across, down, glow, type Sheet } from './sheet.ts'
import { circle, path, rect } from './svg.ts'

/** A diesel railcar of one carriage: (x, y) its lower left corner at the rail. */
export function railcar(s: Sheet, x: number, y: number, colour: string): string {
  const panes = Array.from(
    { length: 8 },
    (_, i) =>
      rect(x + 92 + i * 64, y - 124, 50, 52, across(s, [0, '#fff3c9'], [1, '#b9d9dc']), { rx: 6 }) +
      (i % 3 === 1
        ? circle(x + 116 + i * 64, y - 88, 12, '#4a3a40') + rect(x + 102 + i * 64, y - 78, 28, 8, '#4a3a40')
        : ''),
  ).join('')
  return (
    [90, 190, 470, 570]
      .map((k) => circle(x + k, y - 8, 20, '#2b2a30') + circle(x + k, y - 8, 8, '#8a8a90'))
      .join('') +
    rect(x + 50, y - 34, 570, 16, '#2b2a30') +
    path(
      `M${x + 34} ${y - 26}V${y - 120}Q${x + 36} ${y - 160} ${x + 76} ${y - 160}H${x + 594}Q${x + 634} ${y - 160} ${x + 636} ${y - 120}V${y - 26}Z`,
      down(s, [0, '#fbf3df'], [0.62, '#f3e4c4'], [0.621, colour], [1, darker(colour, 0.2)]),
    ) +
    panes +
    rect(x + 44, y - 128, 34, 60, '#b9d9dc', { rx: 8 }) +
    rect(x + 600, y - 128, 28, 60, '#d9ecec', { rx: 8 }) +
    rect(x + 320, y - 132, 50, 100, '#e9d5ac') +
    rect(x + 344, y - 132, 3, 100, '#a58a5c') +
    rect(x + 200, y - 172, 120, 14, '#8f8474', { rx: 6 }) +
    rect(x + 420, y - 170, 70, 12, '#8f8474', { rx: 6 }) +
    circle(x + 626, y - 44, 9, '#fff6d0') +
    glow(s, x + 634, y - 44, 90, '#fff6d0', 0.7)
  )
}
