import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setupAddress } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { axe, closePage, launchBrowser, newPage, screenshot, watch } from '../../support/browser.ts'
import { createRealApp } from '../../support/real-app.ts'

const password = 'a long password'
const { app, context, database, close } = await createRealApp()
const origin = await app.listen({ host: '127.0.0.1', port: 0 })

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await close()
})

async function setUpPath(): Promise<string> {
  const { publicUrl } = context.config
  const address = await transact(database, (tx) => setupAddress(tx, { publicUrl, now: new Date() }))
  const { pathname, search } = new URL(address ?? '')
  return `${pathname}${search}`
}

async function open(path: string, options: Parameters<typeof newPage>[1]): Promise<Page> {
  const page = await newPage(browser, options)
  await page.goto(`${origin}${path}`)
  return page
}

/** Fills and sends the set-up form as it stands. */
async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value)
  await page.click('main button[type=submit]')
}

describe('set-up, sign-in and console in a browser', () => {
  test('set-up is accessible, wide and narrow, with and without mistakes', async () => {
    const path = await setUpPath()
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      const page = await open(path, { width, colorScheme })
      const seen = watch(page)
      expect(await axe(page)).toEqual([])
      await screenshot(page, `set-up-${width}-${colorScheme}`)
      await fill(page, { email: 'op@', password: 'short' })
      expect(await page.inputValue('#email')).toBe('op@')
      expect(await page.inputValue('#password')).toBe('')
      expect(await axe(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
      await screenshot(page, `set-up-mistakes-${width}-${colorScheme}`)
      expect(seen.console.filter((line) => !line.includes('422'))).toEqual([])
      await closePage(page)
    }
  })

  test('an operator sets up without script, names the portal, adds a channel, signs out and in again', async () => {
    const page = await open(await setUpPath(), { javaScript: false })
    const texts = { 'portalName-zh-CN': '江城号', 'portalName-en': 'Riverside', timeZone: 'Asia/Shanghai' }
    await fill(page, { ...texts, name: '王芳', email: 'op@example.org', password })
    expect(new URL(page.url()).pathname).toBe('/console')
    expect(await page.textContent('.work-name a')).toBe('江城号')

    await page.goto(`${origin}/console/channels`)
    await page.click('main a[href="/console/channels/new"]')
    await fill(page, { 'names-zh-CN': '科技', 'names-en': 'Technology' })
    expect(await page.textContent('main')).toContain('/c/technology')

    await page.click('.work-own-open')
    await page.click('.work-own-list button')
    expect(new URL(page.url()).pathname).toBe('/')
    await page.goto(`${origin}/console/settings`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await fill(page, { email: 'op@example.org', password: 'not the password' })
    expect(await page.inputValue('#email')).toBe('op@example.org')
    await fill(page, { password })
    expect(new URL(page.url()).pathname).toBe('/console/settings')
    await closePage(page)
  })

  test('the console is accessible, wide and narrow', async () => {
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [820, 'light'],
      [390, 'dark'],
    ] as const) {
      const page = await open('/sign-in?to=/console', { width, colorScheme, locale: 'en' })
      expect(await axe(page)).toEqual([])
      await screenshot(page, `sign-in-${width}-${colorScheme}`)
      await fill(page, { email: 'op@example.org', password })
      for (const path of [
        '/console',
        '/console/settings',
        '/console/channels',
        '/console/channels/new',
        '/me',
      ]) {
        await page.goto(`${origin}${path}`)
        expect([path, await axe(page)]).toEqual([path, []])
        expect([path, await sidewaysScroll(page)]).toEqual([path, 0])
        await screenshot(page, `${path.slice(1).replaceAll('/', '-')}-${width}-${colorScheme}`)
      }
      await closePage(page)
    }
  }, 150_000)
})

/** CSS pixels that the page is wider than its window. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
