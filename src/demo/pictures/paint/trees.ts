import { darker, lighter } from './colour.ts'
import { between, pick, type Sheet, within } from './sheet.ts'
import { around, circle, ellipse, type Point, path, stroke } from './svg.ts'

/** An uneven round shape. */
export function blob(
  s: Sheet,
  x: number,
  y: number,
  rx: number,
  ry: number,
  uneven = 0.12,
  points = 10,
): string {
  const ring: Point[] = []
  for (let i = 0; i < points; i++) {
    const angle = (i / points) * Math.PI * 2
    const r = 1 + between(s, -uneven, uneven)
    ring.push([x + Math.cos(angle) * rx * r, y + Math.sin(angle) * ry * r])
  }
  return around(ring)
}

/** A broad tree standing at (x, y), `h` tall: trunk with two forks, a crown with light on one side and leaf dots. */
export function tree(
  s: Sheet,
  x: number,
  y: number,
  h: number,
  leaf: string,
  trunk: string,
  lit: -1 | 1 = -1,
): string {
  const r = h * 0.36
  const top = y - h * 0.66
  const crown = blob(s, x, top, r, r * 0.92, 0.1, 11)
  let dots = ''
  for (let i = 0; i < 26; i++) {
    const angle = s.random() * Math.PI * 2
    const far = Math.sqrt(s.random()) * r * 0.92
    dots += circle(
      x + Math.cos(angle) * far,
      top + Math.sin(angle) * far,
      between(s, r * 0.03, r * 0.09),
      lighter(leaf, 0.22),
      {
        opacity: 0.5,
      },
    )
  }
  return (
    path(
      `M${x - h * 0.035} ${y}L${x - h * 0.018} ${y - h * 0.5}L${x + h * 0.018} ${y - h * 0.5}L${x + h * 0.035} ${y}Z`,
      trunk,
    ) +
    path(crown, leaf) +
    within(
      s,
      path(crown, '#fff'),
      path(blob(s, x - lit * r * 0.5, top + r * 0.5, r * 0.95, r * 0.8), darker(leaf, 0.16)),
      path(blob(s, x + lit * r * 0.42, top - r * 0.42, r * 0.6, r * 0.5), lighter(leaf, 0.14)),
      dots,
    ) +
    stroke(
      [
        [x, y - h * 0.3],
        [x, y - h * 0.62],
      ],
      trunk,
      h * 0.02,
    ) +
    stroke(
      [
        [x, y - h * 0.42],
        [x + h * 0.1, y - h * 0.58],
      ],
      trunk,
      h * 0.014,
    ) +
    stroke(
      [
        [x, y - h * 0.37],
        [x - h * 0.09, y - h * 0.54],
      ],
      trunk,
      h * 0.014,
    )
  )
}

/** A slender tree, a leaf standing on its stalk. */
export function poplar(x: number, y: number, h: number, leaf: string, trunk: string): string {
  const w = h * 0.13
  const full = `M${x} ${y - h}C${x + w * 1.5} ${y - h * 0.62} ${x + w * 1.2} ${y - h * 0.16} ${x} ${y - h * 0.12}C${x - w * 1.2} ${y - h * 0.16} ${x - w * 1.5} ${y - h * 0.62} ${x} ${y - h}Z`
  const half = `M${x} ${y - h}C${x + w * 1.5} ${y - h * 0.62} ${x + w * 1.2} ${y - h * 0.16} ${x} ${y - h * 0.12}Z`
  return (
    stroke(
      [
        [x, y],
        [x, y - h * 0.3],
      ],
      trunk,
      h * 0.025,
    ) +
    path(full, leaf) +
    path(half, darker(leaf, 0.14))
  )
}

/** Low round bushes in a row from x to x + w. */
export function bushes(
  s: Sheet,
  x: number,
  y: number,
  w: number,
  size: number,
  colours: readonly string[],
): string {
  let out = ''
  for (let at = x; at < x + w; at += size * between(s, 0.7, 1.1)) {
    out += path(
      blob(s, at, y - size * 0.3, size * between(s, 0.6, 0.85), size * between(s, 0.5, 0.75)),
      pick(s, colours),
    )
  }
  return out
}

/** Blades of grass rising from a line. */
export function grass(
  s: Sheet,
  x: number,
  y: number,
  w: number,
  h: number,
  colours: readonly string[],
  count = 60,
): string {
  let out = ''
  for (let i = 0; i < count; i++) {
    const px = x + s.random() * w
    const tall = h * between(s, 0.5, 1.1)
    const lean = between(s, -0.35, 0.35) * tall
    out += path(
      `M${px - 4} ${y}Q${px + lean * 0.3} ${y - tall * 0.6} ${px + lean} ${y - tall}Q${px + lean * 0.4 + 4} ${y - tall * 0.5} ${px + 4} ${y}Z`,
      pick(s, colours),
    )
  }
  return out
}

/** A branch hanging into the picture with pointed leaves along it. */
export function branch(
  s: Sheet,
  from: Point,
  to: Point,
  leaf: string,
  wood: string,
  size = 40,
  count = 12,
): string {
  let out = stroke([from, to], wood, size * 0.14)
  for (let i = 1; i <= count; i++) {
    const t = i / count
    const x = from[0] + (to[0] - from[0]) * t
    const y = from[1] + (to[1] - from[1]) * t
    out += leafAt(
      x,
      y,
      size * between(s, 0.8, 1.15),
      between(s, 40, 75) * (i % 2 ? 1 : -1) + 60,
      i % 3 ? leaf : lighter(leaf, 0.14),
    )
  }
  return out
}

/** One pointed leaf from its stalk, turned by degrees. */
export function leafAt(x: number, y: number, size: number, turn: number, colour: string): string {
  const d = `M0 0Q${size * 0.42} ${-size * 0.34} ${size} 0Q${size * 0.42} ${size * 0.34} 0 0Z`
  return path(d, colour, { transform: `translate(${x} ${y}) rotate(${turn})` })
}

/** A plant in a pot. */
export function potted(s: Sheet, x: number, y: number, h: number, leaf: string, pot: string): string {
  let leaves = ''
  for (let i = 0; i < 9; i++)
    leaves += leafAt(
      x,
      y - h * 0.36,
      h * between(s, 0.42, 0.66),
      -160 + i * 17.5,
      i % 2 ? leaf : darker(leaf, 0.16),
    )
  const w = h * 0.19
  return (
    leaves +
    path(
      `M${x - w} ${y - h * 0.38}L${x + w} ${y - h * 0.38}L${x + w * 0.72} ${y}L${x - w * 0.72} ${y}Z`,
      pot,
    ) +
    path(
      `M${x + w * 0.2} ${y - h * 0.38}L${x + w} ${y - h * 0.38}L${x + w * 0.72} ${y}L${x + w * 0.2} ${y}Z`,
      darker(pot, 0.15),
    ) +
    ellipse(x, y - h * 0.38, w * 1.08, h * 0.035, lighter(pot, 0.12))
  )
}
