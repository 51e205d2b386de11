import type { Palette } from './choices.ts'

/** The tokens of `styles/parts/tokens.css` that are colours. */
export type Colours = {
  scheme: 'light' | 'dark'
  paper: string
  raised: string
  ink: string
  quiet: string
  line: string
  edge: string
  accent: string
  good: string
  warning: string
  danger: string
}

/** Text of each has 7:1 or more on paper and raised (a test counts); where colour says little, lines and words say it. */
export const COLOURS: Record<Palette, Colours> = {
  ink: {
    ...oneInk('#000000'),
    scheme: 'light',
    paper: '#ffffff',
    raised: '#f2f2f2',
    accent: '#0b1f8a',
    danger: '#7a0000',
  },
  night: {
    ...oneInk('#ffffff'),
    scheme: 'dark',
    paper: '#000000',
    raised: '#1f1f1f',
    accent: '#9fd0ff',
    danger: '#ffb3ab',
  },
  yellow: { ...oneInk('#ffff00'), scheme: 'dark', paper: '#000000', raised: '#1c1c00' },
  paper: {
    scheme: 'light',
    paper: '#f8edd6',
    raised: '#f1e2c3',
    ink: '#2a1d10',
    quiet: '#493624',
    line: '#d8c59c',
    edge: '#7d6846',
    accent: '#78170a',
    good: '#14472a',
    warning: '#5b3a00',
    danger: '#7d120d',
  },
}

/** A palette as the values of the tokens. */
export function tokensOf(palette: Palette): string {
  const { scheme, paper, raised, ...text } = COLOURS[palette]
  const washes = ['wash', 'good-wash', 'warning-wash', 'danger-wash'].map((name) => `--${name}:${raised};`)
  const ranks = [1, 2, 3].map((rank) => `--rank-${rank}:${text.accent};`)
  const texts = Object.entries(text).map(([name, colour]) => `--${name}:${colour};`)
  return `color-scheme:${scheme};--paper:${paper};--raised:${raised};--on-accent:${paper};--channel:${text.ink};${[...texts, ...washes, ...ranks].join('')}`
}

function oneInk(ink: string) {
  return { ink, quiet: ink, line: ink, edge: ink, accent: ink, good: ink, warning: ink, danger: ink }
}
