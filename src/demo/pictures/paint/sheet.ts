import { circle, type Extra, layer } from './svg.ts'

export const WIDTH = 1600
export const HEIGHT = 900

/** What a picture is painted on: its own source of chance, and the gradients and filters its shapes refer to. */
export type Sheet = { readonly random: () => number; readonly defs: string[] }
export type Stop = readonly [offset: number, colour: string, opacity?: number]

/** A sheet whose chance is fixed by a name, so that a scene comes out the same every time. */
export function newSheet(name: string): Sheet {
  return { random: seeded(name), defs: [] }
}

/** The whole picture as SVG text. */
export function finish(s: Sheet, shapes: readonly string[], width = WIDTH, height = HEIGHT): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><defs>${s.defs.join('')}</defs>${shapes.join('')}</svg>`
}

export function between(s: Sheet, low: number, high: number): number {
  return low + (high - low) * s.random()
}

export function pick<T>(s: Sheet, from: readonly T[]): T {
  return from[Math.floor(s.random() * from.length)] as T
}

/** A fill that changes from top to bottom of the shape. */
export function down(s: Sheet, ...stops: Stop[]): string {
  return define(
    s,
    (id) => `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${list(stops)}</linearGradient>`,
  )
}

/** A fill that changes from left to right of the shape. */
export function across(s: Sheet, ...stops: Stop[]): string {
  return define(
    s,
    (id) => `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="0">${list(stops)}</linearGradient>`,
  )
}

/** A fill that changes from the middle of the shape outwards. */
export function outward(s: Sheet, ...stops: Stop[]): string {
  return define(s, (id) => `<radialGradient id="${id}">${list(stops)}</radialGradient>`)
}

/** Attributes that soften a shape by so many pixels. */
export function blur(s: Sheet, amount: number): Extra {
  const box = 'x="-30%" y="-30%" width="160%" height="160%"'
  return {
    filter: define(
      s,
      (id) => `<filter id="${id}" ${box}><feGaussianBlur stdDeviation="${amount}"/></filter>`,
    ),
  }
}

/** Shapes seen only inside another shape. */
export function within(s: Sheet, outline: string, ...shapes: string[]): string {
  return layer({ 'clip-path': define(s, (id) => `<clipPath id="${id}">${outline}</clipPath>`) }, ...shapes)
}

/** Light that falls off from a point. */
export function glow(s: Sheet, x: number, y: number, r: number, colour: string, strength = 0.6): string {
  return circle(x, y, r, outward(s, [0, colour, strength], [0.35, colour, strength * 0.42], [1, colour, 0]))
}

function define(s: Sheet, markup: (id: string) => string): string {
  const id = `d${s.defs.length}`
  s.defs.push(markup(id))
  return `url(#${id})`
}

function list(stops: readonly Stop[]): string {
  return stops
    .map(
      ([offset, colour, opacity = 1]) =>
        `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    )
    .join('')
}

/** Mulberry32 over a hash of the name. */
function seeded(name: string): () => number {
  let state = 2166136261
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
