import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../support/browser.ts'
import { type BuiltEditor, buildEditor } from './built-editor.ts'
import { type Desk, documentIn, openDesk, paragraphs, saved, settle, toEnd } from './desk.ts'

let built: BuiltEditor
let browser: Browser
let desk: Desk
let png: Buffer
beforeAll(async () => {
  built = await buildEditor()
  browser = await launchBrowser()
  png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#d98a6a' } })
    .png()
    .toBuffer()
})
afterEach(async () => {
  await desk.close()
})
afterAll(async () => {
  await browser.close()
  await built.remove()
})

/** Gives files to the text as a drop or a paste does. */
async function give(page: Page, how: 'drop' | 'paste', count = 1): Promise<void> {
  await page.evaluate(
    ({ bytes, how, count }) => {
      const data = new DataTransfer()
      for (let n = 0; n < count; n++)
        data.items.add(new File([Uint8Array.from(bytes)], `p${n}.png`, { type: 'image/png' }))
      const target = document.querySelector('#ed-text') as HTMLElement
      const last = (target.lastElementChild as HTMLElement).getBoundingClientRect()
      const point = { clientX: last.left + 4, clientY: last.top + last.height / 2 }
      const event =
        how === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, ...point })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      target.dispatchEvent(event)
    },
    { bytes: [...png], how, count },
  )
}

const kinds = async (page: Page) => (await documentIn(page)).content.map(({ type }) => type)

test('a picture is dropped or pasted, shows its progress, and takes a caption and words', async () => {
  desk = await openDesk(built, browser, { body: paragraphs('前', '后') })
  const { page, studio } = desk
  let open = () => {}
  studio.uploadGate = new Promise((resolve) => {
    open = resolve
  })
  await toEnd(page)
  await give(page, 'drop')
  await page.getByRole('progressbar').waitFor()
  expect(await kinds(page)).toEqual(['paragraph', 'paragraph'])
  await page.keyboard.type('，还在写')
  open()
  await page.locator('.ed-picture img').waitFor()
  await give(page, 'paste')
  await expect.poll(() => kinds(page).then((all) => all.filter((type) => type === 'picture').length)).toBe(2)
  const figure = page.locator('.ed-picture').first()
  await figure.getByLabel('图说').fill('清晨')
  await figure.getByLabel('替代文字').fill('一条船')
  await figure.getByLabel('替代文字').press('Enter')
  // By keys alone: the arrow chooses the picture, Tab goes to its words.
  await page.keyboard.press('ArrowUp')
  await settle(page)
  await page.keyboard.press('Tab')
  expect(await page.locator('.ed-picture textarea:focus').count()).toBe(1)
  await saved(page)
  const body = JSON.stringify(studio.draft.fields.body)
  expect(body).toContain('后，还在写')
  expect(body).toMatch(/"media":"[0-9a-z]{13}","src":null,"caption":"清晨","alt":"一条船"/)
  expect(desk.seen.console).toEqual([])
})

test('an upload that fails can be tried again, or given up', async () => {
  desk = await openDesk(built, browser, { body: paragraphs('前') })
  const { page, studio } = desk
  studio.failUploads = 1
  await toEnd(page)
  await give(page, 'paste')
  await page.getByText('没有传上去：文件太大').waitFor()
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.locator('.ed-picture img').waitFor()
  await studio.kill()
  await give(page, 'paste')
  await page.getByText('没有传上去：连不上服务器').waitFor()
  await page.getByRole('button', { name: '取消' }).click()
  expect(await page.locator('.ed-upload').count()).toBe(0)
  expect((await kinds(page)).filter((type) => type === 'picture')).toHaveLength(1)
})

test('a gallery is made of files or of the library, and is a gallery no more with one picture', async () => {
  desk = await openDesk(built, browser, { body: paragraphs('前') })
  const { page } = desk
  await toEnd(page)
  await page.keyboard.press('Enter')
  await page.keyboard.type('/tj')
  await page.keyboard.press('Enter')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '从设备选择' }).click(),
  ])
  await chooser.setFiles([1, 2].map((n) => ({ name: `${n}.png`, mimeType: 'image/png', buffer: png })))
  await page.locator('.ed-gallery img').nth(1).waitFor()
  expect(await kinds(page)).toEqual(['paragraph', 'gallery', 'paragraph'])
  await page.getByLabel('图集说明').fill('两张')
  await page.locator('.ed-gallery .ed-picture').first().hover()
  await page.locator('.ed-gallery .ed-remove').first().click()
  await expect.poll(() => kinds(page)).toEqual(['paragraph', 'picture', 'paragraph'])
  await toEnd(page)
  await page.keyboard.type('/tj')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '从素材库选择' }).click()
  const items = page.locator('.ed-library button')
  await items.nth(1).waitFor()
  await items.nth(0).click()
  await items.nth(1).click()
  await page.getByRole('button', { name: '放进正文' }).click()
  await expect.poll(() => kinds(page)).toContain('gallery')
  await page.getByRole('button', { name: '拆成单张' }).click()
  expect((await kinds(page)).filter((type) => type === 'picture')).toHaveLength(3)
  await page.keyboard.press('Control+z')
  expect(await kinds(page)).toContain('gallery')
})
