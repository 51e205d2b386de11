/** One hexadecimal digit for each of eight levels of a channel, evenly spread. */
const LEVELS = '02469bdf'

/**
 * The class of the palette's colour nearest to `#rrggbb`, such as `c-25e`: pages may carry no inline style (CSP), so what
 * a picture shows until it has come is one of 512 colours of a stylesheet. Undefined for anything else.
 */
export function colourClass(hex: string | null | undefined): string | undefined {
  const digits = hex ? /^#([0-9a-f]{6})$/i.exec(hex)?.[1] : undefined
  if (digits === undefined) return undefined
  return `c-${level(digits, 0)}${level(digits, 2)}${level(digits, 4)}`
}

/** The stylesheet of the 512 classes, about 11 kB, about 1 kB when compressed. */
export function paletteCss(): string {
  let css = ''
  for (const r of LEVELS)
    for (const g of LEVELS) for (const b of LEVELS) css += `.c-${r}${g}${b}{background:#${r}${g}${b}}`
  return css
}

function level(digits: string, at: number): string {
  const value = Number.parseInt(digits.slice(at, at + 2), 16)
  return LEVELS.charAt(Math.round((value / 255) * (LEVELS.length - 1)))
}
