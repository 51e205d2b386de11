/**
 * The operator's accent and the channels' colours as a stylesheet of custom properties. Whatever colour is chosen,
 * text in it keeps 7:1 (WCAG 2.2, 1.4.6) on every surface it stands on, light and dark: hue and chroma stay as near
 * to the choice as they can, lightness gives way.
 */
import { paletteCss } from '../../kernel/document/index.ts'
import { contrast, fromOklch, type Oklch, toOklch } from './colour.ts'

/** Surfaces that accent text stands on; the same values as in `styles/parts/tokens.css` (a test compares them). */
export const SURFACES = {
  light: { paper: '#fffdfa', raised: '#f6f2ec' },
  dark: { paper: '#161412', raised: '#211e1b' },
} as const

export const DEFAULT_ACCENT = '#a62b17'
const NEEDED = 7

export type Accent = { accent: string; onAccent: string; wash: string }

/** Stylesheet for `/theme.css`, with the palette that pictures show until they have come. Colours are `#rrggbb`; others are ignored, and the default accent stands. */
export function themeCss(theme: {
  accent?: string | null
  channels: { slug: string; colour?: string | null }[]
}): string {
  const chosen = isColour(theme.accent) ? theme.accent : DEFAULT_ACCENT
  const modes = (['light', 'dark'] as const).map((mode) =>
    forMode(mode, `${accentRule(chosen, mode)}${channelRules(theme.channels, mode)}`),
  )
  return `${modes.join('')}${paletteCss()}`
}

/** The accent, text on it, and its pale wash for one mode. */
export function accentFor(colour: string, mode: 'light' | 'dark'): Accent {
  const { h, c } = toOklch(colour)
  const wash = fromOklch({ l: mode === 'light' ? 0.955 : 0.235, c: Math.min(c, 0.018), h })
  const { paper, raised } = SURFACES[mode]
  return { accent: readable(colour, [paper, raised, wash], mode), onAccent: paper, wash }
}

/** The colour nearest in lightness to `colour` that has 7:1 on every one of `surfaces`. */
export function readable(colour: string, surfaces: readonly string[], mode: 'light' | 'dark'): string {
  const wanted = toOklch(colour)
  if (reaches(colour, surfaces)) return colour
  const step = mode === 'light' ? -0.005 : 0.005
  for (let l = wanted.l; l >= 0 && l <= 1; l += step) {
    const candidate = fromOklch(softened(wanted, l))
    if (reaches(candidate, surfaces)) return candidate
  }
  return mode === 'light' ? '#000000' : '#ffffff'
}

function reaches(colour: string, surfaces: readonly string[]): boolean {
  return surfaces.every((surface) => contrast(colour, surface) >= NEEDED)
}

/** Very light and very dark colours carry less chroma, or they look like neon. */
function softened(wanted: Oklch, l: number): Oklch {
  return { l, c: l > 0.75 ? Math.min(wanted.c, 0.13) : wanted.c, h: wanted.h }
}

function accentRule(colour: string, mode: 'light' | 'dark'): string {
  const { accent, onAccent, wash } = accentFor(colour, mode)
  return `ROOT{--accent:${accent};--on-accent:${onAccent};--wash:${wash}}`
}

function channelRules(channels: { slug: string; colour?: string | null }[], mode: 'light' | 'dark'): string {
  const { paper, raised } = SURFACES[mode]
  return channels
    .map(({ slug, colour }) =>
      isColour(colour)
        ? `ROOT [data-channel="${cssString(slug)}"]{--channel:${readable(colour, [paper, raised], mode)}}`
        : '',
    )
    .join('')
}

/** The reader's own choice (`data-theme`) goes before that of the system. */
function forMode(mode: 'light' | 'dark', rules: string): string {
  if (mode === 'light') return rules.replaceAll('ROOT', ':root')
  const bySystem = rules.replaceAll('ROOT', ':root:not([data-theme=light])')
  const byChoice = rules.replaceAll('ROOT', ':root[data-theme=dark]')
  return `@media screen and (prefers-color-scheme:dark){${bySystem}}@media screen{${byChoice}}`
}

/** `#rrggbb` */
export function isColour(value: string | null | undefined): value is string {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)
}

/** CSSOM, serialize a string: everything but letters, digits, '-' and '_' escaped by code point. */
function cssString(text: string): string {
  return text.replace(/[^\p{L}\p{N}_-]/gu, (char) => `\\${char.codePointAt(0)?.toString(16)} `)
}
