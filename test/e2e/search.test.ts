import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, closePage, launchBrowser, newPage } from '../support/browser.ts'
import { makeRoom, publishOne } from '../support/content.ts'
import { type PortalApp, startPortalApp } from '../support/portal-app.ts'

let portal: PortalApp
let browser: Browser
let page: Page
let article: Awaited<ReturnType<typeof publishOne>>

beforeAll(async () => {
  portal = await startPortalApp()
  const { accountId } = await makeRoom(portal.database)
  article = await publishOne(portal.database, accountId, { topics: ['轮渡'] })
  browser = await launchBrowser()
  page = await newPage(browser, { width: 820 })
}, 120_000)
afterAll(async () => {
  await closePage(page)
  await browser.close()
  await portal.close()
})

const offers = () => page.locator('[role=option]')

async function type(words: string): Promise<void> {
  await page.goto(portal.address)
  await page.focus('#search')
  await page.waitForSelector('#search[role=combobox]')
  await page.keyboard.insertText(words)
}

describe('while somebody types a question', () => {
  it('names and titles are offered, chosen by keys, and lead there', async () => {
    await type('渡轮')
    await offers().first().waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('ArrowUp')
    expect(await page.getAttribute('[aria-selected=true]', 'id')).toBe(
      await page.getAttribute('#search', 'aria-activedescendant'),
    )
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${article.path}`)
  })

  it('Escape closes what is offered, and Enter asks what was typed', async () => {
    await type('轮渡')
    await offers().first().waitFor()
    await page.keyboard.press('Escape')
    expect(await offers().count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?q=*')
    expect(await page.inputValue('#question')).toBe('轮渡')
  })

  it('keys of an input method are its own', async () => {
    await type('渡轮')
    await offers().first().waitFor()
    await page.evaluate(() => {
      const key = { key: 'ArrowDown', isComposing: true, bubbles: true, cancelable: true }
      document.querySelector('#search')?.dispatchEvent(new KeyboardEvent('keydown', key))
    })
    expect(await page.locator('[aria-selected=true]').count()).toBe(0)
  })

  it('works without script', async () => {
    const plain = await newPage(browser, { width: 390, javaScript: false })
    await plain.goto(portal.address)
    await plain.fill('#search', '渡輪')
    await plain.click('.search-button')
    expect(await plain.locator('.search-results mark').first().textContent()).toBe('渡轮')
    await closePage(plain)
  })
})
