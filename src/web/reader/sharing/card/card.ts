import type { Drawn } from './set-letters.ts'

/** What a card says; all of it is public on the article's page. */
export type CardWords = {
  title: string
  /** BCP 47, of the article. */
  language: string
  account: string
  /** The day of publication, in words. */
  day: string
  portal: string
  /** `#rrggbb` that is readable on {@link PAPER}. */
  accent: string
  /** The address without its scheme, as it is shown. */
  address: string
  /** The address that the code leads to. */
  url: string
  /** Beside the code: what to do with it. */
  scan: string
}

export const PAPER = '#fffdfa'
export const INK = '#1f1b17'
export const QUIET = '#5a524a'
export const LINE = '#ddd5ca'

/** A drawn text at its place on the card, by its upper left corner. */
export function at(drawn: Drawn, left: number, top: number) {
  return { input: drawn.png, left: Math.round(left), top: Math.round(top) }
}
