/** SVG as text: a shape is a string, a picture is shapes put one after the other, nearest last. */
export type Point = readonly [x: number, y: number]
export type Extra = Record<string, string | number>

export function rect(x: number, y: number, w: number, h: number, fill: string, extra: Extra = {}): string {
  return element('rect', { x, y, width: w, height: h, fill, ...extra })
}

export function circle(cx: number, cy: number, r: number, fill: string, extra: Extra = {}): string {
  return element('circle', { cx, cy, r, fill, ...extra })
}

export function ellipse(cx: number, cy: number, rx: number, ry: number, fill: string, extra: Extra = {}) {
  return element('ellipse', { cx, cy, rx, ry, fill, ...extra })
}

export function path(d: string, fill: string, extra: Extra = {}): string {
  return element('path', { d, fill, ...extra })
}

export function poly(points: readonly Point[], fill: string, extra: Extra = {}): string {
  return element('polygon', { points: points.map(([x, y]) => `${n(x)},${n(y)}`).join(' '), fill, ...extra })
}

/** A line with round ends along the points. */
export function stroke(points: readonly Point[], colour: string, width: number, extra: Extra = {}): string {
  return path(`M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`, 'none', lined(colour, width, extra))
}

/** A smooth line with round ends through the points. */
export function curved(points: readonly Point[], colour: string, width: number, extra: Extra = {}): string {
  return path(through(points), 'none', lined(colour, width, extra))
}

export function group(transform: string, ...shapes: string[]): string {
  return `<g transform="${transform}">${shapes.join('')}</g>`
}

/** The same shapes, fainter, cut or filtered as one. */
export function layer(extra: Extra, ...shapes: string[]): string {
  return `<g${attributes(extra)}>${shapes.join('')}</g>`
}

/** Path data of a smooth open curve through the points (Catmull–Rom as Béziers). */
export function through(points: readonly Point[]): string {
  const first = at(points, 0)
  let d = `M${n(first[0])} ${n(first[1])}`
  for (let i = 0; i < points.length - 1; i++) {
    d += bezier(at(points, i - 1), at(points, i), at(points, i + 1), at(points, i + 2))
  }
  return d
}

/** Path data of a smooth closed curve through the points. */
export function around(points: readonly Point[]): string {
  const ring = (i: number) => points[(i + points.length) % points.length] as Point
  let d = `M${n(ring(0)[0])} ${n(ring(0)[1])}`
  for (let i = 0; i < points.length; i++) d += bezier(ring(i - 1), ring(i), ring(i + 1), ring(i + 2))
  return `${d}Z`
}

function bezier(before: Point, from: Point, to: Point, after: Point): string {
  const a: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
  const b: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
  return `C${n(a[0])} ${n(a[1])} ${n(b[0])} ${n(b[1])} ${n(to[0])} ${n(to[1])}`
}

function at(points: readonly Point[], i: number): Point {
  return points[Math.min(points.length - 1, Math.max(0, i))] as Point
}

function lined(colour: string, width: number, extra: Extra): Extra {
  return {
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...extra,
  }
}

function element(name: string, extra: Extra): string {
  return `<${name}${attributes(extra)}/>`
}

function attributes(extra: Extra): string {
  return Object.entries(extra)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? n(value) : value}"`)
    .join('')
}

function n(value: number): number {
  return Math.round(value * 100) / 100
}
