import { readViewCookie } from '../../http/view.ts'

/** Sizes of text, per cent of the edition's own. */
export const SIZES = [100, 125, 150, 175, 200, 250, 300] as const
/** Colours beside light and dark: black on white, white on black, yellow on black, dark brown on warm paper. */
export const PALETTES = ['ink', 'night', 'yellow', 'paper'] as const
/** What is on or off: more space, a large pointer, a ruler under the line that is read. */
export const AIDS = ['spacing', 'pointer', 'ruler'] as const

export type Size = (typeof SIZES)[number]
export type Palette = (typeof PALETTES)[number]
export type Aid = (typeof AIDS)[number]

/** How a reader wants pages beyond edition and theme. */
export type Reading = { size: Size; palette: Palette | undefined; aids: readonly Aid[] }

/** What a visitor's cookie says; what it does not say, or says wrongly, is as for everyone. */
export function readingOf(cookie: string | undefined): Reading {
  const words = (readViewCookie(cookie)?.[3] ?? '').split('.')
  return {
    size: SIZES.find((size) => words.includes(String(size))) ?? 100,
    palette: PALETTES.find((palette) => words.includes(palette)),
    aids: AIDS.filter((aid) => words.includes(aid)),
  }
}

/** For the cookie; '' when nothing is otherwise than for everyone. */
export function writeReading({ size, palette, aids }: Reading): string {
  return [size === 100 ? '' : size, palette, ...aids].filter(Boolean).join('.')
}
