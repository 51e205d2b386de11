import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { closePage, foreignRequests, newPage, watch } from '../../support/browser.ts'
import { until } from '../../support/until.ts'
import { linkedBytes } from '../checks/linked-bytes.ts'
import { readsOf } from '../checks/reads.ts'
import type { Stage } from './stage.ts'

/** What a reader does on a portal that is alive. */
export function journey(stage: Stage): void {
  const visits = [390, 1440].flatMap((width) => [true, false].map((javaScript) => ({ width, javaScript })))

  describe.each(visits)('a reader at $width px, script: $javaScript', ({ width, javaScript }) => {
    test('finds the way from the front page to everything', async () => {
      const page = await newPage(stage.browser, { width, javaScript })
      const seen = watch(page)
      await page.goto(`${stage.portal.url}/`)
      await expectPage(page, { lang: 'zh-CN' })

      await follow(page, '.channels a[href^="/c/"]', /\/c\//)
      await follow(page, 'main a[href^="/a/"]', /\/a\/[a-z0-9]{13}\/./)
      expect(await page.locator('article .prose p').count()).toBeGreaterThan(3)
      const article = page.url()

      // A long history exists for some articles only; its page exists for all.
      await page.goto(article.replace(/\/[^/]*$/, '/history'))
      await expectPage(page)
      await page.goto(article)

      await follow(page, 'main a[href^="/@"]', /\/@/)
      await follow(page, 'main a[href$="/articles"]', /\/articles/)
      await follow(page, 'a[href="/hot"]', /\/hot$/)
      await follow(page, 'main a[href^="/a/"]', /\/a\//)
      await follow(page, 'main a[href^="/t/"]', /\/t\//)
      await follow(page, 'a[href="/about"]', /\/about$/)
      await follow(page, 'a[href="/apply"]', /\/apply$/)
      await follow(page, 'a[href="/accessibility"]', /\/accessibility$/)

      expect(foreignRequests(seen, stage.portal.url)).toEqual([])
      expect(seen.console).toEqual([])
      await closePage(page)
    }, 60_000)

    test('chooses the care edition, and keeps it', async () => {
      const page = await newPage(stage.browser, { width, javaScript })
      await page.goto(`${stage.portal.url}/accessibility`)
      await page.locator('main input[type=radio][name=edition][value=care]').check()
      await page.locator('main form button:not([name])').click()
      await page.waitForURL(/\/accessibility/)
      expect(await page.locator('html').getAttribute('data-edition')).toBe('care')
      await page.goto(`${stage.portal.url}/`)
      await follow(page, 'main a[href^="/a/"]', /\/a\//)
      expect(await page.locator('html').getAttribute('data-edition')).toBe('care')
      const size = await page
        .locator('.prose p')
        .first()
        .evaluate((p) => Number.parseFloat(getComputedStyle(p).fontSize))
      expect(size).toBeGreaterThanOrEqual(24)
      // The way back stands on every page, and leads to the same page.
      const here = page.url()
      await page.locator('form:has(input[value=standard]) button, button[value=standard]').first().click()
      await page.waitForURL(here)
      expect(await page.locator('html').getAttribute('data-edition')).toBe(null)
      await closePage(page)
    }, 30_000)

    test('switches the language on the same page, and keeps it', async () => {
      const page = await newPage(stage.browser, { width, javaScript })
      await page.goto(`${stage.portal.url}/hot`)
      await page.locator('form:has(input[value=en]) button, button[value=en]').first().click()
      await page.waitForURL(`${stage.portal.url}/hot`)
      await expectPage(page, { lang: 'en' })
      await page.goto(`${stage.portal.url}/about`)
      await expectPage(page, { lang: 'en' })
      await closePage(page)
    }, 30_000)
  })

  test('a reader who asks for English is answered in English', async () => {
    const page = await newPage(stage.browser, { locale: 'en-GB' })
    await page.goto(`${stage.portal.url}/`)
    await expectPage(page, { lang: 'en' })
    await closePage(page)
  })

  test('feeds, sitemap and the rest for machines are linked and whole', async () => {
    const page = await newPage(stage.browser)
    await page.goto(`${stage.portal.url}/`)
    const kinds = ['application/atom+xml', 'application/feed+json']
    for (const kind of kinds) {
      const address = await page.locator(`link[rel=alternate][type="${kind}"]`).first().getAttribute('href')
      const answer = await fetch(new URL(address ?? '/missing', stage.portal.url))
      expect(answer.status, kind).toBe(200)
      expect(answer.headers.get('content-type')).toContain(kind)
      expect((await answer.text()).length).toBeGreaterThan(500)
    }
    for (const path of ['/sitemap.xml', '/robots.txt'])
      expect((await fetch(stage.portal.url + path)).status, path).toBe(200)
    await closePage(page)
  })

  test('a read is counted once for a visitor', async () => {
    const page = await newPage(stage.browser)
    await page.goto(`${stage.portal.url}/`)
    await follow(page, 'main a[href^="/a/"]', /\/a\//)
    const id = new URL(page.url()).pathname.split('/')[2] as string
    const before = await readsOf(stage.portal, id)
    for (const _ of [1, 2]) {
      const counted = page.waitForRequest((request) => request.url().endsWith('/beacon'))
      await page.reload()
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      await counted
    }
    await until(async () => (await readsOf(stage.portal, id)) > before, {
      what: 'the read',
      timeoutMs: 15_000,
      everyMs: 200,
    })
    expect(await readsOf(stage.portal, id)).toBe(before + 1)
    await closePage(page)
  }, 40_000)

  test('script and style stay within their budget', async () => {
    const front = `${stage.portal.url}/`
    const article = (await (await fetch(front)).text()).match(/href="(\/a\/[^"]+)"/)?.[1]
    for (const url of [front, stage.portal.url + article]) {
      const bytes = await linkedBytes(url)
      expect(bytes.script, url).toBeLessThanOrEqual(10_000)
      expect(bytes.style, url).toBeLessThanOrEqual(20_000)
      expect(bytes.foreign).toEqual([])
    }
  })
}

async function follow(page: Page, selector: string, expected: RegExp): Promise<void> {
  const link = page.locator(selector).locator('visible=true').first()
  const href = await link.getAttribute('href')
  await link.click()
  await page.waitForURL(expected, { waitUntil: 'load' })
  expect(new URL(page.url()).pathname).toBe(new URL(href ?? '', page.url()).pathname)
  await expectPage(page)
}

/** What holds on every page. */
async function expectPage(page: Page, { lang }: { lang?: string } = {}): Promise<void> {
  const language = await page.locator('html').getAttribute('lang')
  if (lang) expect(language).toBe(lang)
  expect(await page.locator('h1').count(), page.url()).toBe(1)
  expect(await page.title()).not.toBe('')
  expect(await page.locator('main').count()).toBe(1)
  expect(await page.locator('a[href="/apply"]').count(), page.url()).toBeGreaterThan(0)
  expect(await page.locator('a[href="/accessibility"]').count(), page.url()).toBeGreaterThan(0)
}
