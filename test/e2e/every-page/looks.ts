import type { Page } from 'playwright-core'
import { PALETTES, type Reading } from '../../../src/web/reader/access/choices.ts'
import { readingCss } from '../../../src/web/reader/access/reading-css.ts'

/** A look that needs no other page: the system's colours, and what `/reading.css` would say. */
export type Look = { name: string; colorScheme: 'light' | 'dark'; css: string }

const reading = (changes: Partial<Reading>) =>
  readingCss({ size: 100, palette: undefined, aids: [], ...changes })

export const COLOURS: readonly Look[] = [
  { name: 'light', colorScheme: 'light', css: '' },
  { name: 'dark', colorScheme: 'dark', css: '' },
  ...PALETTES.map((palette) => ({
    name: palette,
    // Of the system's other colours nothing may be left.
    colorScheme: palette === 'night' || palette === 'yellow' ? ('light' as const) : ('dark' as const),
    css: reading({ palette }),
  })),
]

/** Text of 200 and 300 %, and the reader's own spacing. */
export const LARGE: readonly Look[] = [
  { name: '200 %', colorScheme: 'light', css: reading({ size: 200 }) },
  { name: '300 %, spaced', colorScheme: 'light', css: reading({ size: 300, aids: ['spacing'] }) },
]

/** Puts the look on the page as its last style sheet, where the reader's own is linked. */
export async function wear(page: Page, { colorScheme, css }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate((text) => {
    const own = document.querySelector('style[data-look]') ?? document.createElement('style')
    own.setAttribute('data-look', '')
    own.textContent = text
    document.head.append(own)
    // Transitions would be measured on their way.
    for (const animation of document.getAnimations()) animation.finish()
  }, css)
}
