import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeUpload } from '../../../src/domain/media/index.ts'
import { SlotTimer } from '../../../src/domain/placements/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { toWallTime } from '../../../src/kernel/time/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { axe, launchBrowser, newPage, type PageOptions, watch } from '../../support/browser.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { beSomebody, createDeskApp, type DeskApp, type Visitor } from '../../support/desk-app.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { until } from '../../support/until.ts'

const START = new Date()
const time = fakeClock(START)
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000)

let site: DeskApp
let address: string
let browser: Browser
let editor: Visitor
let operator: Visitor
let timer: SlotTimer
const TITLES = ['The last ferry', 'Rice for one', 'A branch line', 'The night shift', 'Umbrellas lent']
beforeAll(async () => {
  site = await createDeskApp({ now: () => time.clock.now() })
  address = await site.app.listen({ host: '127.0.0.1', port: 0 })
  const { database, storage } = site.context
  editor = await site.visitor('Lin', 'editor')
  operator = await site.visitor('Operator', 'operator')
  const decided = { actor: null, now: START }
  await transact(database, (tx) => changeSettings(tx, { setUpAt: START }, decided))
  const room = await makeRoom(database, later(-600))
  for (const [index, title] of TITLES.entries()) {
    const background = { r: 40 * index, g: 90, b: 160 - 20 * index }
    const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background } })
      .jpeg()
      .toBuffer()
    const { mediaId } = await storeUpload({ storage, database }, { bytes, ...decided })
    const draft = { title, language: 'en', channelId: room.channelId, coverMediaId: mediaId }
    await publishOne(database, room.accountId, draft, later(-500 + index))
  }
  timer = new SlotTimer(database, (message, error) => console.error(message, error), time.clock)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await timer?.close()
  await site?.close()
})

async function open(path: string, who?: Visitor, options: PageOptions = {}): Promise<Page> {
  const page = await newPage(browser, { locale: 'en', ...options })
  if (who) await beSomebody(page, address, who)
  await page.goto(`${address}${path}`)
  return page
}
const spot = (page: Page, key: string) => page.locator(`[data-spot="${key}"]`)
const inTray = (page: Page, title: string) => page.locator('[data-article]', { hasText: title })
const leadOf = (page: Page) => page.locator('.teaser-lead .headline').textContent()
const goTo = async (minutes: number) => {
  time.set(later(minutes))
  await until(() => time.sleeping() > 0, { what: 'the timer to sleep again', timeoutMs: 8000 })
}

describe('an editor', () => {
  test('places by dragging, moves by keys, and it expires to the ranking', { timeout: 90_000 }, async () => {
    const reader = await open('/')
    expect(await leadOf(reader)).toBe('Umbrellas lent')
    const page = await open('/desk/slots/front', editor)
    const seen = watch(page)
    await inTray(page, 'Rice for one').dragTo(spot(page, 'lead..1'))
    await page.waitForURL(/done=placed/)
    expect(await page.getByRole('alert').textContent()).toContain('Readers see it now')
    expect(await spot(page, 'lead..1').textContent()).toContain('Rice for one')
    await reader.reload()
    expect(await leadOf(reader)).toBe('Rice for one')

    await inTray(page, 'A branch line').getByRole('link').first().focus()
    await page.keyboard.press('2')
    await page.waitForURL(/change=2/)
    expect(await spot(page, 'second..2').textContent()).toContain('A branch line')
    await page.keyboard.press('Alt+ArrowUp')
    await page.waitForURL(/done=moved/)
    expect(await spot(page, 'second..1').textContent()).toContain('A branch line')
    // Both in sight: a page that scrolls under a pressed button would drag something else.
    await page.setViewportSize({ width: 1440, height: 1400 })
    await page.evaluate(() => scrollTo(0, 0))
    await spot(page, 'second..1').dragTo(spot(page, 'lead..1'), { sourcePosition: { x: 12, y: 12 } })
    await page.waitForURL(/change=4/)
    expect(await spot(page, 'lead..1').textContent()).toContain('A branch line')
    expect(await spot(page, 'second..1').textContent()).toContain('Rice for one')
    await reader.reload()
    expect(await leadOf(reader)).toBe('A branch line')
    expect(await axe(page)).toEqual([])
    expect(seen.console).toEqual([])

    await goTo(23 * 60)
    await reader.reload()
    expect(await leadOf(reader)).toBe('A branch line')
    await goTo(24 * 60 + 1)
    await until(
      async () => {
        await reader.reload()
        return (await leadOf(reader)) === 'Umbrellas lent'
      },
      { what: 'the lead by the ranking', timeoutMs: 8000 },
    )
  })

  test('plans, looks at the page of then, and undoes, without a script', { timeout: 90_000 }, async () => {
    const page = await open('/desk/slots/front', editor, { javaScript: false })
    const begins = new Date(time.clock.now().getTime() + 3 * 3600_000)
    await page.getByRole('link', { name: 'Place “The last ferry”' }).click()
    await page.getByLabel('Place', { exact: true }).selectOption({ label: 'Lead' })
    await page.getByLabel('From', { exact: true }).fill(toWallTime(begins, 'UTC'))
    await page.getByLabel('Own headline').fill('Tonight, one last time')
    await page.getByLabel('Why').fill('The line closes')
    await page.getByRole('button', { name: 'Place' }).click()
    await page.waitForURL(/done=planned/)
    expect(await page.getByRole('alert').textContent()).toContain('begins at its time')

    await page.getByRole('link', { name: 'Preview' }).click()
    const frame = page.frameLocator('iframe')
    expect(await frame.locator('.teaser-lead .headline').textContent()).not.toContain('Tonight')
    await page
      .getByRole('navigation', { name: 'Moments at which it changes' })
      .getByRole('link')
      .nth(1)
      .click()
    await page.waitForURL(/at=/)
    expect(await frame.locator('.teaser-lead .headline').textContent()).toBe('Tonight, one last time')

    await page.goto(`${address}/desk/slots/front/history`)
    expect(await page.locator('.timeline').textContent()).toContain('The line closes')
    const before = page.getByRole('link', { name: 'Go back to this' }).first()
    await before.click()
    await page.getByRole('button', { name: 'Go back' }).click()
    await page.waitForURL(/done=rolled_back/)
    expect(await page.locator('.slots-board').textContent()).not.toContain('Tonight')
  })

  test('finds the desk at any size, in both languages', { timeout: 90_000 }, async () => {
    for (const options of [{ width: 390 }, { width: 820, locale: 'zh-CN' }] as PageOptions[]) {
      for (const path of ['/desk/slots/front', '/desk/slots/front/place', '/desk/slots/front/history']) {
        const page = await open(path, editor, options)
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(over, `${path} at ${options.width}`).toBe(0)
        expect(await axe(page)).toEqual([])
        await page.context().close()
      }
    }
  })
})

test('an operator arranges the front page, looks at it, and saves it', { timeout: 60_000 }, async () => {
  const page = await open('/console/front', operator)
  expect(await axe(page)).toEqual([])
  await page.getByRole('checkbox', { name: 'Latest' }).check()
  for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Up: Latest' }).click()
  await page.getByRole('checkbox', { name: 'Headlines and hot list' }).uncheck()
  await page.getByRole('button', { name: 'Preview' }).last().click()
  const shown = page.frameLocator('iframe').locator('h2').first()
  await expect.poll(() => shown.textContent(), { timeout: 8000 }).toBe('Latest')
  const reader = await open('/')
  expect(await reader.locator('.teaser-lead').count()).toBe(1)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/saved/)
  await reader.reload()
  expect(await reader.locator('.teaser-lead').count()).toBe(0)
})
