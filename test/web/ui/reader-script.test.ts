import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePage, launchBrowser, newPage, watch } from '../../support/browser.ts'
import { type Gallery, openGallery } from '../../support/gallery/server.ts'

let gallery: Gallery
let browser: Browser
beforeAll(async () => {
  ;[gallery, browser] = await Promise.all([openGallery(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

test('script and style stay within their budgets, compressed', () => {
  const size = (name: string) => brotliCompressSync(gallery.styles[name] ?? '').byteLength
  expect(size('reader.js')).toBeGreaterThan(100)
  expect(size('reader.js')).toBeLessThan(3_000)
  expect(size('reader.css') + size('theme.css')).toBeLessThan(14_000)
  expect(size('keys.js')).toBeLessThan(2_000)
  // Working pages cost readers nothing.
  expect(size('work.css')).toBeLessThan(12_000)
})

test('a quarter of the article scrolled past is one read, with nothing but its ID', async () => {
  const page = await newPage(browser, { width: 390 })
  const seen = watch(page)
  await page.goto(`${gallery.origin}/page/article`)
  await page.waitForTimeout(300)
  expect(seen.requests.filter((url) => url.endsWith('/beacon'))).toEqual([])
  const sent = page.waitForRequest('**/beacon')
  await page.evaluate(() => scrollTo(0, innerHeight * 4))
  expect((await sent).postData()).toBe('{"article":"s0"}')
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await page.waitForTimeout(300)
  expect(seen.requests.filter((url) => url.endsWith('/beacon'))).toHaveLength(1)
  expect(seen.console).toEqual([])
  await closePage(page)
})

test('ranked items that were in sight for a second are told when the page is left, each once', async () => {
  const page = await newPage(browser, { width: 390 })
  await page.goto(`${gallery.origin}/page/hot`)
  await page.waitForTimeout(1500)
  const leave = () =>
    page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
  const sent = page.waitForRequest('**/beacon')
  await leave()
  const { article, seen } = JSON.parse((await sent).postData() ?? '{}')
  expect(article).toBeUndefined()
  expect(seen.length).toBeGreaterThan(3)
  expect(seen.length).toBeLessThan(16)
  expect(seen.slice(0, 2)).toEqual([
    ['hot', 1, expect.any(String), 'hot'],
    ['hot', 2, expect.any(String), 'hot'],
  ])
  const more = watch(page)
  await leave()
  await page.waitForTimeout(200)
  expect(more.requests.filter((url) => url.endsWith('/beacon'))).toEqual([])
  await closePage(page)
})

test('five seconds in sight are a read', async () => {
  const page = await newPage(browser)
  await page.clock.install()
  await page.goto(`${gallery.origin}/page/article`)
  const sent = page.waitForRequest('**/beacon')
  await page.clock.runFor(6_000)
  await sent
  await closePage(page)
})

test('the link is copied and the button says so', async () => {
  const page = await newPage(browser)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: gallery.origin })
  await page.goto(`${gallery.origin}/page/article`)
  await page.click('.share summary')
  const copy = page.locator('[data-share=copy]')
  await copy.click()
  await expect.poll(() => copy.textContent()).toBe('链接已复制')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('https://rivertown.example/a/s0/x')
  await expect.poll(() => copy.textContent(), { timeout: 4_000 }).toBe('复制链接')
  await closePage(page)
})

test('without script there are no dead buttons', async () => {
  const page = await newPage(browser, { javaScript: false })
  await page.goto(`${gallery.origin}/page/article`)
  await page.click('.share summary')
  expect(await page.locator('[data-share]:visible').count()).toBe(0)
  expect(await page.locator('.share-link:visible').count()).toBe(4)
  await closePage(page)
})
