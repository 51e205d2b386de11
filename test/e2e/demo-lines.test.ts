import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { closePage } from '../support/browser.ts'
import { longestLine } from './checks/lines.ts'
import { type Edition, setStage } from './every-page/stage.ts'

const stage = await setStage()
afterAll(() => stage.close())

// Articles differ: footnotes, sources, long comments, a second language. WCAG 1.4.8 holds for all of them.
describe.each(['standard', 'care'] as const)('%s edition', (edition: Edition) => {
  test('no article of the demo has a line longer than 40 Han or 80 Latin characters', {
    timeout: 120_000,
  }, async () => {
    const page = await stage.open('/', edition)
    await page.setViewportSize({ width: 1440, height: 900 })
    const articles = await addressesIn(page)
    expect(articles.length).toBeGreaterThan(20)
    const tooLong: string[] = []
    for (const article of articles) {
      await page.goto(article)
      const han = await longestLine(page, every(':lang(zh)'), { wide: true })
      const latin = await longestLine(page, every(':not(:lang(zh))'))
      if (han > 40 || latin > 80) tooLong.push(`${decodeURI(article)}: ${han} and ${latin}`)
    }
    expect(tooLong).toEqual([])
    await closePage(page)
  })
})

const every = (language: string) =>
  ['p', 'li:not(:has(p, li))', 'figcaption'].map((one) => `main ${one}${language}`).join(', ')

/** All articles that the sitemap knows. */
async function addressesIn(page: Page): Promise<string[]> {
  const listed = async (path: string) => {
    const answer = await page.request.get(new URL(path, page.url()).href)
    return [...(await answer.text()).matchAll(/<loc>([^<]+)/g)].map(
      ([, address]) => new URL(address as string),
    )
  }
  const files = await listed('/sitemap.xml')
  const all = (await Promise.all(files.map((file) => listed(file.pathname)))).flat()
  return all
    .filter(({ pathname }) => pathname.startsWith('/a/'))
    .map(({ pathname }) => new URL(pathname, page.url()).href)
}
