import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeView } from '../../src/web/http/view.ts'
import { axe, closePage, launchBrowser, newPage, watch } from '../support/browser.ts'
import { buildClient } from '../support/client-build.ts'
import { type Said, speakWith } from '../support/fake-speech.ts'
import { type PortalApp, startPortalApp } from '../support/portal-app.ts'
import { paragraphs, seedArticle } from '../support/seed.ts'

let client: Awaited<ReturnType<typeof buildClient>>
let portal: PortalApp
let browser: Browser
let path: string
beforeAll(async () => {
  client = await buildClient()
  ;[portal, browser] = await Promise.all([startPortalApp({ assetsFolder: client.folder }), launchBrowser()])
  const body = paragraphs('第一班渡轮六点开。码头上的人不多！', '“你去哪儿？”船长问。')
  path = (await seedArticle(portal.database, { body })).path
})
afterAll(async () => {
  await browser?.close()
  await portal?.close()
  client?.remove()
})

describe('reading aloud', () => {
  test('fetches nothing until it is asked for, then says each sentence in the voice of its language', async () => {
    const page = await newPage(browser)
    const { said } = await speakWith(page, ['zh-CN', 'en-US'])
    const seen = watch(page)
    await page.goto(portal.address + path)
    const button = page.getByRole('button', { name: '朗读' })
    await button.waitFor()
    const before = seen.requests.length
    await button.click()
    await page.getByRole('region', { name: '朗读' }).waitFor()
    expect(seen.requests.slice(before).filter((url) => url.includes('/assets/'))).toHaveLength(1)
    await until(said, 5)
    expect(texts(said)).toEqual([
      '渡轮的早晨',
      '第一班渡轮六点开。',
      '码头上的人不多！',
      '“你去哪儿？”',
      '船长问。',
    ])
    expect(new Set(said.map(({ voice }) => voice))).toEqual(new Set(['zh-CN']))
    // At the end everything is as it was, and the focus where it came from.
    await page.getByRole('region', { name: '朗读' }).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('朗读')
    expect(await marked(page)).toBe('')
    expect(seen.console).toEqual([])
    await closePage(page)
  })

  test('marks the sentence, shows it large, and is worked by keys alone', async () => {
    const page = await newPage(browser, { width: 390 })
    const { said, finish } = await speakWith(page, ['zh-CN'], { waits: true })
    await page.goto(portal.address + path)
    await page.getByRole('button', { name: '朗读' }).press('Enter')
    await until(said, 1)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('暂停')
    await finish()
    await until(said, 2)
    expect(await marked(page)).toBe('第一班渡轮六点开。')
    expect(await page.locator('.aloud-caption').textContent()).toBe('第一班渡轮六点开。')
    const size = await page
      .locator('.aloud-caption')
      .evaluate((caption) => getComputedStyle(caption).fontSize)
    expect(Number.parseFloat(size)).toBeGreaterThan(28)
    expect(await axe(page)).toEqual([])

    await page.keyboard.press('Enter')
    expect(await page.getByRole('button', { name: '接着读' }).count()).toBe(1)
    await page.keyboard.press('Enter')
    await until(said, 3)
    expect(texts(said).at(-1)).toBe('第一班渡轮六点开。')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await until(said, 4)
    expect(texts(said).at(-1)).toBe('渡轮的早晨')
    await page.getByLabel('速度').selectOption('1.5')
    await until(said, 5)
    expect(said.at(-1)?.rate).toBe(1.5)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('region', { name: '朗读' }).count()).toBe(0)
    await closePage(page)
  })

  test('says so where there is no voice of this device for the language', async () => {
    const page = await newPage(browser)
    const { said } = await speakWith(page, ['en-US', 'remote:zh-CN'])
    await page.goto(`${portal.address}${path}#listen`)
    await page.getByText('没有能读这种语言的声音').waitFor()
    expect(said).toEqual([])
    await closePage(page)
  })

  test('waits for a press where the browser wants one', async () => {
    const page = await newPage(browser)
    const { said } = await speakWith(page, ['zh-CN'], { refusesFirst: true })
    await page.goto(`${portal.address}${path}#listen`)
    await page.getByText('请按“接着读”').waitFor()
    await page.getByRole('button', { name: '接着读' }).click()
    await until(said, 5)
    await closePage(page)
  })
})

test('the ruler follows pointer and keyboard for who asked for it, until Escape', async () => {
  const page = await newPage(browser)
  const view = writeView({ language: 'zh-CN', edition: 'standard', theme: 'auto', reading: 'ruler' })
  await page.context().addCookies([{ name: 'view', value: view, url: portal.address }])
  await page.goto(portal.address + path)
  const ruler = page.locator('.ruler')
  await ruler.waitFor()
  const middle = async () => {
    const box = await ruler.boundingBox()
    return (box?.y ?? 0) + (box?.height ?? 0) / 2
  }
  await page.mouse.move(300, 400)
  expect(await middle()).toBeCloseTo(400, 0)
  await page.getByRole('link', { name: '关于', exact: true }).first().focus()
  expect(await middle()).toBeLessThan(100)
  await page.keyboard.press('Escape')
  expect(await ruler.count()).toBe(0)
  await closePage(page)
})

function texts(said: Said[]): string[] {
  return said.map(({ text }) => text)
}

async function until(said: Said[], count: number): Promise<void> {
  await expect.poll(() => said.length, { timeout: 8000 }).toBeGreaterThanOrEqual(count)
}

function marked(page: Page): Promise<string> {
  return page.evaluate(() => [...(CSS.highlights.get('aloud') ?? [])].map(String).join(''))
}
