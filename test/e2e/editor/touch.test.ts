import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, screenshot } from '../../support/browser.ts'
import { type BuiltEditor, buildEditor } from './built-editor.ts'
import { documentIn, FAST, fieldsOf, openDraft, paragraphs, saved } from './desk.ts'
import { startStudio } from './harness.ts'

let built: BuiltEditor
let browser: Browser
beforeAll(async () => {
  built = await buildEditor()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await built.remove()
})

test('by touch at 390 px: the bar scrolls to its end, menus open, and the keyboard hides nothing', async () => {
  const lines = Array.from({ length: 40 }, (_, at) => `第 ${at + 1} 段，汽笛响过三声。`)
  const studio = await startStudio(built, { fields: fieldsOf(paragraphs(...lines)), timing: FAST })
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await openDraft(page, studio)
  const row = page.locator('.ed-row').first()
  const { width, content } = await row.evaluate((one) => ({
    width: one.clientWidth,
    content: one.scrollWidth,
  }))
  expect(content).toBeGreaterThan(width)
  // The edge fades where more is to come.
  expect(await row.evaluate((one) => getComputedStyle(one).maskImage)).toContain('linear-gradient')
  await page.locator('#ed-text > p').last().tap()
  // A telephone's keyboard takes the lower half of the window.
  await page.setViewportSize({ width: 390, height: 420 })
  await page.keyboard.press('Control+End')
  await page.keyboard.type('新的一句')
  const caret = await page.evaluate(() => getSelection()?.getRangeAt(0).getBoundingClientRect().toJSON())
  const bar = await page.locator('.ed-top').boundingBox()
  expect(caret.bottom).toBeLessThanOrEqual(420)
  expect(caret.top).toBeGreaterThan((bar?.y ?? 0) + (bar?.height ?? 0))
  await row.evaluate((one) => one.scrollTo(one.scrollWidth, 0))
  await page.getByRole('button', { name: '/ 更多' }).tap()
  const menu = await page.getByRole('listbox').boundingBox()
  expect(menu?.y).toBeGreaterThanOrEqual(0)
  expect((menu?.y ?? 0) + (menu?.height ?? 0)).toBeLessThanOrEqual(420)
  await page.getByRole('option', { name: '表格' }).tap()
  await page.getByRole('button', { name: '加一行' }).tap()
  expect(await page.locator('#ed-text tr').count()).toBe(4)
  await page.getByRole('button', { name: '来源', exact: true }).tap()
  const dialog = page.getByRole('dialog')
  const box = await dialog.boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(420)
  await screenshot(page, 'editor-touch-keyboard', { fullPage: false })
  await dialog.getByLabel('题名').fill('年鉴')
  await dialog.getByRole('button', { name: '加来源' }).tap()
  await saved(page)
  expect(JSON.stringify(await documentIn(page))).toContain('年鉴')
  await context.close()
  await studio.close()
})
