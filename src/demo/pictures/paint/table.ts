import { darker, lighter } from './colour.ts'
import { across, between, down, type Sheet } from './sheet.ts'
import { circle, ellipse, path, rect, stroke } from './svg.ts'

/** A bowl on a table: (x, y) the middle of its foot, `w` its width at the rim, filled with one colour. */
export function bowl(s: Sheet, x: number, y: number, w: number, colour: string, filling: string): string {
  const h = w * 0.44
  const r = w / 2
  return (
    ellipse(x + w * 0.06, y, w * 0.42, w * 0.06, '#2a1a18', { opacity: 0.25 }) +
    rect(x - w * 0.17, y - h * 0.16, w * 0.34, h * 0.16, darker(colour, 0.2), { rx: w * 0.02 }) +
    path(
      `M${x - r} ${y - h}C${x - r * 0.95} ${y - h * 0.2} ${x - r * 0.4} ${y - h * 0.1} ${x} ${y - h * 0.1}C${x + r * 0.4} ${y - h * 0.1} ${x + r * 0.95} ${y - h * 0.2} ${x + r} ${y - h}Z`,
      across(s, [0, lighter(colour, 0.22)], [0.5, colour], [1, darker(colour, 0.22)]),
    ) +
    ellipse(x, y - h, r, w * 0.1, lighter(colour, 0.3)) +
    ellipse(x, y - h, r * 0.92, w * 0.085, darker(filling, 0.18)) +
    ellipse(x, y - h + w * 0.012, r * 0.89, w * 0.072, filling)
  )
}

/** A dish lying flat, seen a little from above. */
export function plate(x: number, y: number, w: number, colour: string): string {
  return (
    ellipse(x + 6, y + w * 0.035, w / 2, w * 0.16, '#2a1a18', { opacity: 0.22 }) +
    ellipse(x, y, w / 2, w * 0.16, colour) +
    ellipse(x, y - 2, w * 0.36, w * 0.11, darker(colour, 0.07)) +
    ellipse(x, y, w * 0.35, w * 0.105, lighter(colour, 0.2))
  )
}

/** A cup with a handle. */
export function cup(s: Sheet, x: number, y: number, w: number, colour: string, drink: string): string {
  const h = w * 0.86
  return (
    path(
      `M${x + w * 0.44} ${y - h * 0.76}q${w * 0.4} 0 ${w * 0.36} ${h * 0.3}t${-w * 0.42} ${h * 0.26}`,
      'none',
      { stroke: darker(colour, 0.14), 'stroke-width': w * 0.1 },
    ) +
    path(
      `M${x - w / 2} ${y - h}L${x - w * 0.4} ${y - h * 0.1}Q${x - w * 0.38} ${y} ${x - w * 0.26} ${y}L${x + w * 0.26} ${y}Q${x + w * 0.38} ${y} ${x + w * 0.4} ${y - h * 0.1}L${x + w / 2} ${y - h}Z`,
      across(s, [0, lighter(colour, 0.2)], [1, darker(colour, 0.18)]),
    ) +
    ellipse(x, y - h, w / 2, w * 0.11, lighter(colour, 0.25)) +
    ellipse(x, y - h, w * 0.43, w * 0.085, drink)
  )
}

/** A pair of chopsticks between two points. */
export function sticks(x1: number, y1: number, x2: number, y2: number, colour: string): string {
  return (
    stroke(
      [
        [x1, y1],
        [x2, y2],
      ],
      colour,
      9,
    ) +
    stroke(
      [
        [x1 + 16, y1 + 12],
        [x2 + 10, y2 + 18],
      ],
      darker(colour, 0.15),
      9,
    )
  )
}

/** A wooden top from edge to edge with its grain. */
export function tabletop(s: Sheet, y: number, bottom: number, colour: string, width = 1600): string {
  let out =
    rect(0, y, width, bottom - y, down(s, [0, lighter(colour, 0.12)], [1, darker(colour, 0.24)])) +
    rect(0, y, width, 9, lighter(colour, 0.32))
  for (let i = 0; i < 16; i++) {
    const py = y + 24 + s.random() * (bottom - y)
    const x = between(s, -100, width)
    out += stroke(
      [
        [x, py],
        [x + between(s, 120, 460), py + between(s, -3, 3)],
      ],
      darker(colour, 0.22),
      3,
      { opacity: 0.35 },
    )
  }
  return out
}

/** A vase with a few stems. */
export function vase(x: number, y: number, h: number, colour: string, flower: string, leaf: string): string {
  let out = ''
  for (const [i, lean] of [-0.3, -0.1, 0.12, 0.3].entries()) {
    const top = y - h * (1.1 + (i % 2) * 0.16)
    out += path(`M${x} ${y - h * 0.5}Q${x + lean * h * 0.3} ${y - h * 0.8} ${x + lean * h} ${top}`, 'none', {
      stroke: leaf,
      'stroke-width': 5,
    })
    for (let k = 0; k < 6; k++)
      out += circle(
        x + lean * h + Math.cos(k) * h * 0.06,
        top + Math.sin(k) * h * 0.06,
        h * 0.05,
        k % 2 ? flower : lighter(flower, 0.25),
      )
  }
  return (
    out +
    path(
      `M${x - h * 0.1} ${y - h * 0.56}h${h * 0.2}q${h * 0.02} ${h * 0.12} ${h * 0.1} ${h * 0.24}q${h * 0.06} ${h * 0.26} ${-h * 0.12} ${h * 0.32}h${-h * 0.16}q${-h * 0.18} ${-h * 0.06} ${-h * 0.12} ${-h * 0.32}q${h * 0.08} ${-h * 0.12} ${h * 0.1} ${-h * 0.24}Z`,
      colour,
    )
  )
}
