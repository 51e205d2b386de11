import { describe, expect, test } from 'vitest'
import { axe, closePage, newPage, type PageOptions } from '../../support/browser.ts'
import { longestLine } from '../checks/lines.ts'
import { clippedBySpacing, sidewaysScroll } from '../checks/reflow.ts'
import { PAGES, type Stage } from './stage.ts'

const LOOKS: (PageOptions & { look: string; care?: boolean })[] = [
  { look: 'care, dark, 1440', width: 1440, colorScheme: 'dark', care: true },
  { look: 'light, 820', width: 820, locale: 'en' },
]

/** What `every-page.test.ts` asks of every page in every look, asked of the demo portal's articles and pictures in two. */
export function accessible(stage: Stage): void {
  describe.each(PAGES)('%s', (name) => {
    test.each(LOOKS)('passes axe ($look)', async ({ care, ...options }) => {
      const page = await open(stage, options, care)
      await page.goto(stage.portal.url + stage.paths[name])
      expect(await axe(page)).toEqual([])
      await closePage(page)
    })

    test('never scrolls sideways from 320 to 1600 px, and survives more spacing', async () => {
      for (const care of [false, true]) {
        // The check brings a style of its own, which the page's policy would refuse.
        const page = await open(stage, { withoutPolicy: true }, care)
        await page.goto(stage.portal.url + stage.paths[name])
        const found: string[] = []
        for (const width of [320, 390, 480, 640, 719, 720, 820, 1024, 1099, 1100, 1280, 1440, 1600]) {
          found.push(...(await sidewaysScroll(page, width)))
        }
        await page.setViewportSize({ width: 390, height: 844 })
        found.push(...(await clippedBySpacing(page)), ...(await sidewaysScroll(page, 320)))
        expect(found, care ? 'care' : 'standard').toEqual([])
        await closePage(page)
      }
    }, 40_000)
  })

  describe('the text of an article', () => {
    test.each([390, 820, 1100, 1440, 1600])(
      'has at most 40 Chinese characters a line at %i px',
      async (width) => {
        const page = await open(stage, { width })
        await page.goto(stage.portal.url + stage.paths.article)
        expect(await longestLine(page, '.prose > p', { wide: true })).toBeLessThanOrEqual(40)
        await closePage(page)
      },
    )

    test.each([390, 820, 1100, 1440, 1600])(
      'has at most 80 Latin characters a line at %i px',
      async (width) => {
        const page = await open(stage, { width })
        await page.goto(stage.portal.url + stage.paths['article in English'])
        expect(await longestLine(page, '.prose > p')).toBeLessThanOrEqual(80)
        await closePage(page)
      },
    )

    test('is not justified, has leading of 1.5 and paragraph gaps of 1.5 times that', async () => {
      const page = await open(stage, {})
      await page.goto(stage.portal.url + stage.paths.article)
      const seen = await page.locator('.prose > p').evaluateAll((all) => {
        const pair = all.findIndex((p, at) => all[at + 1] && p.nextElementSibling === all[at + 1])
        const [first, second] = [all[pair] as HTMLElement, all[pair + 1] as HTMLElement]
        const style = getComputedStyle(first)
        const size = Number.parseFloat(style.fontSize)
        const leading = Number.parseFloat(style.lineHeight)
        return {
          align: style.textAlign,
          leading: leading / size,
          // 1.4.8 measures from one line's bottom to the next paragraph's first line, leading included.
          gap:
            (second.getBoundingClientRect().top - first.getBoundingClientRect().bottom + leading) / leading,
        }
      })
      expect(seen.align).not.toBe('justify')
      expect(seen.leading).toBeGreaterThanOrEqual(1.5)
      expect(seen.gap).toBeGreaterThanOrEqual(1.5)
      await closePage(page)
    })
  })

  test('forced colours keep every page readable', async () => {
    const page = await open(stage, { forcedColors: 'active' })
    for (const name of ['front', 'article', 'accessibility'] as const) {
      await page.goto(stage.portal.url + stage.paths[name])
      // axe takes the text's fill colour for the one drawn, which forced colours leave alone.
      expect(await axe(page, { contrast: false }), name).toEqual([])
      const borderless = await page
        .locator('main .button, main input:not([type=hidden]), main select')
        .evaluateAll((all) =>
          all.filter((element) => {
            const { borderTopStyle, appearance } = getComputedStyle(element)
            return borderTopStyle === 'none' && appearance === 'none'
          }),
        )
      expect(borderless, name).toHaveLength(0)
    }
    await closePage(page)
  })
}

async function open({ portal, browser }: Stage, options: PageOptions, care = false) {
  const page = await newPage(browser, options)
  if (care) {
    const answer = await page.request.post(`${portal.url}/preferences`, {
      form: { edition: 'care' },
      maxRedirects: 0,
    })
    expect(answer.status()).toBe(303)
  }
  return page
}
