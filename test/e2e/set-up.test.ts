import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, closePage, launchBrowser, newPage, watch } from '../support/browser.ts'
import { type Portal, startPortal } from './portal.ts'

let portal: Portal
let browser: Browser
beforeAll(async () => {
  ;[portal, browser] = await Promise.all([startPortal(), launchBrowser()])
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

describe('an empty portal', () => {
  test('says on every page that it is not set up', async () => {
    const page = await newPage(browser)
    for (const path of ['/', '/hot', '/about', '/sign-in', '/nothing']) {
      await page.goto(portal.url + path)
      expect(await page.locator('body').textContent(), path).toContain('还没有设置完成')
      expect(await axe(page), path).toEqual([])
    }
    await closePage(page)
  })

  test('gives no set-up page for a guessed address', async () => {
    for (const query of ['', '?token=', '?token=guess']) {
      expect((await fetch(`${portal.url}/set-up${query}`)).status).toBe(410)
    }
  })

  test('is set up from the printed address, without script, and the operator is signed in', async () => {
    const address = portal.output().match(/https?:\/\/\S+\/set-up\?token=\S+/)?.[0]
    expect(address, portal.output()).toBeTruthy()
    const page = await newPage(browser, { width: 390, javaScript: false })
    const seen = watch(page)
    await page.goto(address as string)

    // What is wrong is said beside the field, and what was typed stays.
    await fill(page, { email: 'operator@example.test', password: 'short' })
    await page.locator('main form button[type=submit], main form button').last().click()
    expect(await page.locator('input[name=email]').inputValue()).toBe('operator@example.test')
    expect(await page.locator('[aria-invalid=true]').count()).toBeGreaterThan(0)

    await fill(page, { email: 'operator@example.test', password: 'a long enough pass phrase' })
    await page.locator('main form button[type=submit], main form button').last().click()
    await page.waitForURL(/\/console/)
    expect(await page.locator('h1').count()).toBe(1)
    expect(seen.requests.filter((url) => new URL(url).origin !== new URL(address as string).origin)).toEqual(
      [],
    )

    await page.goto(`${portal.url}/`)
    expect(await page.locator('body').textContent()).not.toContain('还没有设置完成')
    expect(await page.textContent('body')).toContain('晨报')
    expect((await fetch(address as string)).status).toBe(410)
    await closePage(page)
  }, 40_000)

  test('lets the operator sign in again', async () => {
    const page = await newPage(browser)
    await page.goto(`${portal.url}/console`)
    await page.waitForURL(/\/sign-in/)
    await page.locator('input[name=email]').fill('operator@example.test')
    await page.locator('input[name=password]').fill('a long enough pass phrase')
    await page.locator('input[name=password]').press('Enter')
    await page.waitForURL(/\/console/)
    expect(await axe(page, { enhanced: false })).toEqual([])
    await closePage(page)
  })
})

async function fill(
  page: import('playwright-core').Page,
  person: { email: string; password: string },
): Promise<void> {
  for (const input of await page.locator('main input:not([type=hidden])').all()) {
    const name = (await input.getAttribute('name')) ?? ''
    if (/zh-CN/.test(name) && /name/i.test(name)) await input.fill('晨报')
    else if (/\ben\b|\.en|-en/.test(name) && /name/i.test(name)) await input.fill('The Morning')
  }
  await page.locator('input[name=name]').fill('Lin')
  await page.locator('input[name=email]').fill(person.email)
  await page.locator('input[name=password]').fill(person.password)
}
