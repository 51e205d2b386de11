import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { focusProblems } from '../../e2e/checks/keyboard.ts'
import { longestLine } from '../../e2e/checks/lines.ts'
import { sidewaysScroll } from '../../e2e/checks/reflow.ts'
import { smallTargets } from '../../e2e/checks/targets.ts'
import { axe, closePage, launchBrowser, newPage, watch } from '../../support/browser.ts'
import { type Gallery, openGallery } from '../../support/gallery/server.ts'

const LOOKS = [
  { width: 1440, query: '', least: 44, colorScheme: 'light' },
  { width: 390, query: '?theme=dark&language=en', least: 44, colorScheme: 'light' },
  { width: 820, query: '?edition=care', least: 60, colorScheme: 'dark' },
] as const
/** What a portal with content does not show; the other pages are looked at in test/e2e/accessible.test.ts. */
const STATES = [
  'front',
  'front-plain',
  'front-empty',
  'article',
  'article-english',
  'history',
  'failed',
  'mastodon',
  'gone',
]
const WIDTHS = [320, 390, 719, 720, 820, 1099, 1100, 1440, 1600]

let gallery: Gallery
let browser: Browser
beforeAll(async () => {
  ;[gallery, browser] = await Promise.all([openGallery(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

describe.each(STATES)('%s', (name) => {
  test.each(LOOKS)('can be read, reached and touched ($width px$query)', async (look) => {
    const { width, query, least, colorScheme } = look
    const page = await newPage(browser, { width, colorScheme })
    const seen = watch(page)
    await page.goto(`${gallery.origin}/page/${name}${query}`)
    const { steps, problems } = await focusProblems(page)
    expect(steps).toBeGreaterThan(5)
    problems.push(...(await axe(page)), ...(await smallTargets(page, least)))
    for (const at of WIDTHS) problems.push(...(await sidewaysScroll(page, at)))
    expect([...problems, ...seen.console]).toEqual([])
    await closePage(page)
  })
})

test('lines of an article have at most 40 Han characters or 80 Latin ones (WCAG 1.4.8)', async () => {
  const page = await newPage(browser, { width: 1440 })
  await page.goto(`${gallery.origin}/page/article`)
  expect(await longestLine(page, '.prose > p', { wide: true })).toBeLessThanOrEqual(40)
  await page.goto(`${gallery.origin}/page/article-english`)
  expect(await longestLine(page, '.prose > p')).toBeLessThanOrEqual(80)
  await closePage(page)
})

test('paragraphs stand apart by more than 1.5 × the leading between their lines (WCAG 1.4.8)', async () => {
  const page = await newPage(browser, { width: 390 })
  for (const query of ['', '?edition=care']) {
    await page.goto(`${gallery.origin}/page/article${query}`)
    const { leading, gap, size } = await page.evaluate(() => {
      const paragraph = document.querySelectorAll('.prose > p')[1] as HTMLElement
      const { lineHeight, fontSize, marginTop } = getComputedStyle(paragraph)
      return {
        leading: Number.parseFloat(lineHeight),
        gap: Number.parseFloat(marginTop),
        size: Number.parseFloat(fontSize),
      }
    })
    expect(leading / size).toBeGreaterThanOrEqual(1.5)
    expect((leading + gap) / leading).toBeGreaterThanOrEqual(1.5)
    expect(size).toBeGreaterThanOrEqual(query === '' ? 18 : 24)
  }
  await closePage(page)
})
