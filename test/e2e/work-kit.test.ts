import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, closePage, launchBrowser, newPage, screenshot, watch } from '../support/browser.ts'
import { type Gallery, openGallery } from '../support/gallery/server.ts'
import { WORK_PAGES } from '../support/gallery/work-pages.tsx'
import { focusProblems } from './checks/keyboard.ts'
import { sidewaysScroll } from './checks/reflow.ts'
import { smallTargets } from './checks/targets.ts'

const LOOKS = [
  { name: 'light', query: '', least: 44, colorScheme: 'light' },
  { name: 'dark', query: '?language=en', least: 44, colorScheme: 'dark' },
  { name: 'care', query: '?edition=care', least: 60, colorScheme: 'light' },
] as const
const WIDTHS = [390, 820, 1440]

let gallery: Gallery
let browser: Browser
beforeAll(async () => {
  ;[gallery, browser] = await Promise.all([openGallery(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

async function open(name: string, width = 1440): Promise<Page> {
  const page = await newPage(browser, { width })
  await page.goto(`${gallery.origin}/page/${name}`)
  return page
}

describe.each(LOOKS)('$name', ({ query, least, colorScheme }) => {
  test.each(Object.keys(WORK_PAGES))('%s can be read, reached and touched at every width', async (name) => {
    const page = await newPage(browser, { width: 1440, colorScheme })
    const seen = watch(page)
    const problems: string[] = []
    await page.goto(`${gallery.origin}/page/${name}${query}`)
    problems.push(...(await focusProblems(page)).problems)
    for (const width of WIDTHS) {
      problems.push(...(await sidewaysScroll(page, width)))
      const found = await smallTargets(page, least)
      // Two columns are made of the same elements as three.
      if (width !== 820) found.push(...(await axe(page)))
      problems.push(...found.map((problem) => `${width}: ${problem}`))
    }
    problems.push(...(await sidewaysScroll(page, 320)))
    expect([...problems, ...seen.console]).toEqual([])
    await closePage(page)
  })
})

describe('keys', () => {
  test('decide, go through the list, and are listed under ?', async () => {
    const page = await open('work-desk')
    await page.keyboard.press('?')
    await page.locator('#keys').waitFor({ state: 'visible' })
    await screenshot(page, 'work-kit/keys', { fullPage: false })
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('a')
    expect(page.url()).toContain('/work-desk')
    await page.keyboard.press('Escape')
    expect(await page.locator('#keys').isVisible()).toBe(false)
    await page.keyboard.press('a')
    await page.waitForURL(/work-confirm/)
    await page.goBack()
    await page.keyboard.press('j')
    await page.waitForURL(/work-desk\?open=1/)
    await closePage(page)
  })

  test('open the first entry where none is open, and move the focus in a table', async () => {
    const page = await open('work-list')
    await page.keyboard.press('j')
    await page.waitForURL(/work-desk\?open=0/)
    await page.goto(`${gallery.origin}/page/work-home`)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await focused(page)).toContain('把一片荒坡')
    await page.keyboard.press('k')
    expect(await focused(page)).toContain('老码头')
    await page.keyboard.press('/')
    expect(await focused(page)).toBe('渡轮')
    await closePage(page)
  })

  test('rest while somebody types, composes, or holds another key', async () => {
    const page = await open('work-desk')
    const before = page.url()
    await page.keyboard.press('Control+a')
    await page.evaluate(() => {
      const press = (init: KeyboardEventInit) =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, ...init }))
      press({ isComposing: true })
      press({ keyCode: 229 } as KeyboardEventInit)
    })
    await page.goto(`${gallery.origin}/page/work-home`)
    await page.keyboard.press('/')
    const client = await page.context().newCDPSession(page)
    await client.send('Input.imeSetComposition', { text: 'j', selectionStart: 1, selectionEnd: 1 })
    await client.send('Input.insertText', { text: '渡口' })
    await page.keyboard.type('jk?')
    expect(await focused(page)).toBe('渡口jk?渡轮')
    expect(before).toContain('/work-desk')
    await closePage(page)
  })

  test('can be switched off, and stay so', async () => {
    const page = await open('work-desk')
    await page.keyboard.press('?')
    await page.locator('[data-keys-switch]').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    expect(page.url()).toContain('/work-desk')
    await page.reload()
    await page.keyboard.press('a')
    expect(page.url()).toContain('/work-desk')
    await page.keyboard.press('?')
    expect(await page.locator('[data-keys-switch]').isChecked()).toBe(false)
    await closePage(page)
  })
})

describe('forms', () => {
  test('are sent once, whatever is clicked, and can be sent again when they come back', async () => {
    const page = await open('work-confirm')
    let sent = 0
    await page.route('**/work-confirm', async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      sent++
      await new Promise((resolve) => setTimeout(resolve, 300))
      return route.fulfill({ status: 204 })
    })
    const button = page.getByRole('button', { name: '撤下文章' })
    await button.click({ noWaitAfter: true })
    await button.click({ noWaitAfter: true, force: true })
    await page.keyboard.press('Enter')
    await page.waitForTimeout(600)
    expect(sent).toBe(1)
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    expect(await button.textContent()).toBe('撤下文章')
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow')))
    expect(await button.getAttribute('aria-disabled')).toBeNull()
    await closePage(page)
  })

  test('ask before typed words are left behind', async () => {
    const page = await open('work-form')
    const asked: string[] = []
    page.on('dialog', async (dialog) => {
      asked.push(dialog.type())
      await dialog.accept()
    })
    await page.goto(`${gallery.origin}/page/work-form?again`)
    expect(asked).toEqual([])
    await page.getByLabel('打算写什么').pressSequentially('写河')
    await page.goto(`${gallery.origin}/page/work-home`)
    expect(asked).toEqual(['beforeunload'])
    await closePage(page)
  })
})

test('the own links open from the name, also without script', async () => {
  for (const width of WIDTHS) {
    const page = await newPage(browser, { width, javaScript: false })
    await page.goto(`${gallery.origin}/page/work-desk`)
    expect(await page.getByRole('link', { name: '控制台' }).isVisible()).toBe(false)
    await page.getByRole('button', { name: '林晚' }).click()
    await page.getByRole('link', { name: '控制台' }).waitFor({ state: 'visible' })
    await screenshot(page, `work-kit/own-${width}`, { fullPage: false })
    await closePage(page)
  }
})

test('the menu of the care edition opens in the page, with targets of 60 px, also without script', async () => {
  for (const javaScript of [true, false]) {
    const page = await newPage(browser, { width: 390, javaScript })
    await page.goto(`${gallery.origin}/page/work-desk?edition=care`)
    await page.locator('.work-menu summary').click()
    await page.getByRole('link', { name: '控制台' }).waitFor({ state: 'visible' })
    if (javaScript) {
      await screenshot(page, 'work-kit/care-menu', { fullPage: false })
      expect([...(await axe(page)), ...(await smallTargets(page, 60))]).toEqual([])
    }
    await closePage(page)
  }
})

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null
    return element?.value ?? element?.textContent ?? ''
  })
}
