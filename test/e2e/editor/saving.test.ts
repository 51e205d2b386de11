import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPage } from '../../support/browser.ts'
import { type BuiltEditor, buildEditor } from './built-editor.ts'
import { type Desk, documentIn, fieldsOf, openDesk, openDraft, paragraphs, saved, toEnd } from './desk.ts'

let built: BuiltEditor
let browser: Browser
let desk: Desk
beforeAll(async () => {
  built = await buildEditor()
  browser = await launchBrowser()
})
afterEach(() => desk.close())
afterAll(async () => {
  await browser.close()
  await built.remove()
})

const state = (page: Page) => page.locator('#save-state')
const textOf = (page: Page) => documentIn(page).then((document) => JSON.stringify(document))
const onServer = () => JSON.stringify(desk.studio.draft.fields.body)

test('at its real pace, text is on the server within two seconds of a pause, and the time is told', async () => {
  desk = await openDesk(built, browser, { timing: {} })
  const { page } = desk
  await toEnd(page)
  await page.keyboard.type('写下的话')
  const paused = Date.now()
  await expect.poll(onServer, { interval: 20 }).toContain('写下的话')
  expect(Date.now() - paused).toBeLessThan(2000)
  await expect.poll(() => state(page).textContent()).toMatch(/^已保存 \d\d:\d\d:\d\d$/)
})

test('somebody who never pauses is saved all the same', async () => {
  desk = await openDesk(built, browser, { timing: { pause: 300, most: 900 } })
  const { page, studio } = desk
  await toEnd(page)
  for (let n = 0; n < 30; n++) await page.keyboard.type('字', { delay: 60 })
  expect(studio.draft.puts.length).toBeGreaterThan(0)
})

test('without the network it stays on the device, and is sent when the network is back', async () => {
  desk = await openDesk(built, browser)
  const { page, studio } = desk
  await page.context().setOffline(true)
  await toEnd(page)
  await page.keyboard.type('离线写的')
  await expect.poll(() => state(page).textContent()).toBe('离线，已留在这台设备上')
  await page.context().setOffline(false)
  await saved(page)
  expect(JSON.stringify(studio.draft.fields.body)).toContain('离线写的')
})

test('a killed server and a closed tab lose nothing: the next window goes on where the last one was', async () => {
  desk = await openDesk(built, browser)
  const { page, studio } = desk
  await toEnd(page)
  await page.keyboard.type('第一句。')
  await saved(page)
  await studio.kill()
  await page.keyboard.type('没有送到。')
  await page.locator('aside select').selectOption('reprint')
  await expect.poll(() => state(page).textContent()).toContain('离线')
  await page.close({ runBeforeUnload: false })
  await studio.start()
  const next = await newPage(browser, { sharing: page })
  await openDraft(next, studio)
  await expect.poll(() => textOf(next)).toContain('第一句。没有送到。')
  await saved(next)
  expect(onServer()).toContain('第一句。没有送到。')
  expect(studio.draft.fields.label).toBe('reprint')
  expect(await next.locator('aside select').inputValue()).toBe('reprint')
  expect(await next.getByRole('alert').isVisible()).toBe(false)
})

test('when the answer to a saving was lost, nothing is in conflict', async () => {
  desk = await openDesk(built, browser)
  const { page, studio } = desk
  let lost = 0
  await page.route('**/draft', async (route) => {
    lost += 1
    if (lost > 2) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await toEnd(page)
  await page.keyboard.type('一')
  await expect.poll(() => lost).toBeGreaterThan(1)
  await page.keyboard.type('二')
  await saved(page)
  expect(studio.draft.copies).toEqual([])
  expect(onServer()).toContain('一二')
})

test('when both sides changed, both are shown, one is chosen, and the other is kept', async () => {
  for (const choice of ['保留这台设备上的', '保留服务器上的']) {
    desk = await openDesk(built, browser, { body: paragraphs('开头。', '中间。') })
    const { page, studio } = desk
    await studio.kill()
    await toEnd(page)
    await page.keyboard.type('我加的')
    await expect.poll(() => state(page).textContent()).toContain('离线')
    await page.close()
    studio.draft.writing = undefined
    studio.draft.put({
      baseVersion: 1,
      session: 'another',
      fields: { title: '别人的标题', body: paragraphs('开头。', '别人改的中间。') },
    })
    studio.draft.writing = undefined
    await studio.start()
    const next = await newPage(browser, { sharing: page })
    await openDraft(next, studio)
    const dialog = next.getByRole('dialog', { name: '选择保留哪一份' })
    await dialog.waitFor()
    expect(await dialog.locator('del').allTextContents()).toContain('我加的')
    expect((await dialog.locator('ins').allTextContents()).join()).toContain('别人')
    await dialog.getByRole('button', { name: choice }).click()
    const mine = choice.includes('设备')
    await expect.poll(() => studio.draft.copies.length).toBe(1)
    expect(JSON.stringify(studio.draft.copies[0])).toContain(mine ? '别人改的中间' : '我加的')
    await expect.poll(() => textOf(next).catch(() => '')).toContain(mine ? '我加的' : '别人改的中间')
    await saved(next)
    expect(onServer()).toContain(mine ? '我加的' : '别人改的中间')
    if (mine) await desk.close()
  }
})

test('signed out, it is told, kept, and saved after signing in elsewhere', async () => {
  desk = await openDesk(built, browser)
  const { page, studio } = desk
  studio.signedIn = false
  await toEnd(page)
  await page.keyboard.type('还在写')
  await page.getByRole('alert').waitFor()
  const link = page.getByRole('link', { name: '在新窗口登录' })
  expect(await link.getAttribute('target')).toBe('_blank')
  expect(await link.getAttribute('href')).toContain('/sign-in?next=%2Fstudio%2Farticles%2F')
  studio.signedIn = true
  await page.keyboard.type('，写完了')
  await saved(page)
  expect(onServer()).toContain('还在写，写完了')
})

test('a second writer sees who is writing, takes over, and the first one is told', async () => {
  desk = await openDesk(built, browser, { fields: { ...fieldsOf(paragraphs('共有。')), title: '题' } })
  const { page, studio } = desk
  await toEnd(page)
  await page.keyboard.type('甲写的。')
  await saved(page)
  const other = await newPage(browser)
  await openDraft(other, studio)
  await other.getByText('起在写这篇文章').waitFor()
  expect(await other.locator('#ed-text').getAttribute('contenteditable')).toBe('false')
  await other.getByRole('button', { name: '由我来写' }).click()
  await expect.poll(() => other.locator('#ed-text').getAttribute('contenteditable')).toBe('true')
  await toEnd(other)
  await other.keyboard.type('乙写的。')
  await saved(other)
  await page.getByText('起在写这篇文章').waitFor()
  expect(await page.locator('#ed-text').getAttribute('contenteditable')).toBe('false')
  expect(onServer()).toContain('甲写的。乙写的。')
  await other.context().close()
})

test('what is refused is told with its reason, and tried again with the next change', async () => {
  desk = await openDesk(built, browser)
  const { page, studio } = desk
  await page.route('**/draft', (route) =>
    route.fulfill({ status: 422, json: { code: 'draft.invalid', field: 'title', message: '标题太长' } }),
  )
  await toEnd(page)
  await page.keyboard.type('一')
  await page.getByText('服务器没有接受：标题太长').waitFor()
  await page.unroute('**/draft')
  await page.keyboard.type('二')
  await saved(page)
  expect(JSON.stringify(studio.draft.fields.body)).toContain('一二')
})

test('what needs the saved text waits for it', async () => {
  desk = await openDesk(built, browser, { timing: { pause: 30_000, most: 60_000 } })
  const { page } = desk
  await toEnd(page)
  await page.keyboard.type('交稿前的最后一句')
  await page.getByRole('link', { name: '送审' }).click()
  await page.waitForURL('**/sign-in')
  expect(onServer()).toContain('交稿前的最后一句')
})
