/** A colour between two, `t` from 0 (the first) to 1 (the second); both as #rrggbb. */
export function mix(a: string, b: string, t: number): string {
  const [from, to] = [channels(a), channels(b)]
  return `#${from.map((value, i) => hex(value + ((to[i] ?? 0) - value) * t)).join('')}`
}

export function lighter(colour: string, amount: number): string {
  return mix(colour, '#ffffff', amount)
}

export function darker(colour: string, amount: number): string {
  return mix(colour, '#0b0f1a', amount)
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16))
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0')
}
