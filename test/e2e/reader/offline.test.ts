import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookmarkArticle, dropBookmark } from '../../../src/domain/bookmarks/index.ts'
import { createPerson } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { axe, closePage, launchBrowser, newPage } from '../../support/browser.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { freePort } from '../../support/ports.ts'
import { createRealApp, type RealApp } from '../../support/real-app.ts'
import { until } from '../../support/until.ts'

const email = 'reader@example.test'
const password = 'a long enough pass phrase'
let real: RealApp
let browser: Browser
let page: Page
let address: string
let personId: string
let kept: { articleId: string; path: string }
let other: { articleId: string; path: string }

beforeAll(async () => {
  const port = await freePort()
  address = `http://localhost:${port}`
  ;[real, browser] = await Promise.all([createRealApp({ publicUrl: address }), launchBrowser()])
  await real.app.listen({ host: '127.0.0.1', port })
  const { accountId } = await makeRoom(real.database)
  kept = await publishOne(real.database, accountId, { title: '渡口的三代人' })
  other = await publishOne(real.database, accountId, { title: '没有收藏的一篇' })
  const now = new Date()
  personId = await transact(real.database, (tx) =>
    createPerson(tx, { name: '读者', email, password, roles: [] }, { actor: null, now }),
  )
  await transact(real.database, (tx) => bookmarkArticle(tx, { personId, articleId: kept.articleId, now }))
  page = await newPage(browser, { width: 390, height: 844 })
}, 60_000)
afterAll(async () => {
  if (page) await closePage(page)
  await browser?.close()
  await real?.close()
})

const status = () => page.textContent('offline-reading [role=status]')
const press = (value: string) => page.click(`offline-reading button[value=${value}]`)
const titles = () => page.locator('.offline-list a').allTextContents()

const soon = (check: () => Promise<boolean>) =>
  until(check, { what: 'the page to follow', timeoutMs: 20_000 })

describe('reading without a network', () => {
  test('begins only when the reader asks, and needs to know them', async () => {
    await page.goto(`${address}/offline`)
    await soon(async () => (await status())?.includes('还没有打开') ?? false)
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
    expect(await axe(page)).toEqual([])
    await press('keep')
    await soon(async () => (await status())?.includes('登录') ?? false)
  })

  test('keeps what is bookmarked, and shows it when the network is gone', async () => {
    await page.goto(`${address}/sign-in?to=/offline`)
    await page.fill('main input[name=email]', email)
    await page.fill('main input[name=password]', password)
    await page.click('main form button[type=submit]')
    await page.goto(`${address}/offline`)
    await press('refresh')
    await soon(async () => (await titles()).includes('渡口的三代人'))
    await page.context().setOffline(true)
    await page.goto(`${address}${kept.path}`)
    expect(await page.textContent('h1')).toContain('渡口的三代人')
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('system-ui')
    await page.goto(`${address}${other.path}`)
    expect(await page.textContent('h1')).toContain('离线阅读')
    await soon(async () => (await titles()).includes('渡口的三代人'))
    await page.context().setOffline(false)
  })

  test('lets go what is not bookmarked any more', async () => {
    await transact(real.database, (tx) => dropBookmark(tx, { personId, articleId: kept.articleId }))
    await page.goto(`${address}/offline`)
    await press('refresh')
    await soon(async () => (await titles()).length === 0)
    const held = await page.evaluate(async (path) => {
      const cache = await caches.open('kept-articles')
      return (await cache.match(path)) !== undefined
    }, kept.path)
    expect(held).toBe(false)
  })

  test('ends when the reader says so, and leaves nothing', async () => {
    await press('forget')
    await soon(async () => (await status())?.includes('已停止') ?? false)
    const left = await page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      await caches.has('kept-articles'),
    ])
    expect(left).toEqual([0, false])
  })
})
