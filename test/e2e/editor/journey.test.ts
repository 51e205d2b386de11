import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDraft } from '../../../src/domain/drafts/index.ts'
import { axe, launchBrowser, newPage, type PageOptions, screenshot, watch } from '../../support/browser.ts'
import {
  createStudioApp,
  makeStudioRoom,
  type Session,
  type StudioRoom,
  writeIn,
} from '../../support/studio-app.ts'
import { PASSWORD } from '../../support/writers.ts'
import { documentIn, toEnd } from './desk.ts'

const studio = await createStudioApp()
let browser: Browser
let room: StudioRoom
let origin: string
beforeAll(async () => {
  studio.clock.now = new Date()
  room = await makeStudioRoom(studio)
  origin = await studio.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

async function enter(who: Session, path: string, options: PageOptions = {}): Promise<Page> {
  const page = await newPage(browser, options)
  await page.goto(`${origin}/sign-in?to=${encodeURIComponent(path)}`)
  await page.fill('#email', who.email)
  await page.fill('#password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('#ed-text.ProseMirror').waitFor()
  return page
}

const draftText = async (id: string) => JSON.stringify((await findDraft(studio.database.db, id))?.fields)

test('the studio’s own page: written, illustrated, set, saved, and there again', async () => {
  const id = await writeIn(studio, room, { title: 'The ferry' })
  const path = `/studio/articles/${id}`
  const page = await enter(room.writer, path, { locale: 'zh-CN' })
  const seen = watch(page)
  await toEnd(page)
  await page.keyboard.type(' 汽笛响过三声。')
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#d98a6a' } })
    .png()
    .toBuffer()
  await page.getByRole('button', { name: '图片', exact: true }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '从设备选择' }).click(),
  ])
  await chooser.setFiles({ name: 'ferry.png', mimeType: 'image/png', buffer: png })
  await page.locator('.ed-picture img').waitFor()
  await page.getByLabel('替代文字').fill('渡轮')
  await page.locator('select[name="label"]').selectOption('translation')
  await page.locator('input[name="topics"]').fill('渡轮，码头')
  await page.locator('#save-state[data-state="saved"]').waitFor()
  await expect.poll(() => draftText(id)).toContain('"topics":["渡轮","码头"]')
  const text = await draftText(id)
  expect(text).toContain('汽笛响过三声')
  expect(text).toContain('"label":"translation"')
  expect(text).toContain('"alt":"渡轮"')
  const media = /"media":"([0-9a-z]{13})"/.exec(text)?.[1] ?? ''
  await expect
    .poll(() => page.locator(`select[name="coverMediaId"] option[value="${media}"]`).count())
    .toBe(1)
  await page.reload()
  await page.locator('.ed-picture img').waitFor()
  expect(JSON.stringify(await documentIn(page))).toContain('汽笛响过三声')
  await page.getByRole('button', { name: '图片', exact: true }).click()
  await page.getByRole('button', { name: '从素材库选择' }).click()
  await page.locator('.ed-library img').waitFor()
  await page.keyboard.press('Escape')
  // A picture of 60 pixels has no middle size; after the page came anew only the server knows.
  expect(seen.console.filter((line) => !line.includes('404'))).toEqual([])
  await page.context().close()
})

test('a second member sees who writes, and takes over', async () => {
  const id = await writeIn(studio, room, { title: 'Shared' })
  const path = `/studio/articles/${id}`
  const first = await enter(room.writer, path)
  await toEnd(first)
  await first.keyboard.type(' one')
  await expect.poll(() => draftText(id)).toContain('six. one')
  const second = await enter(room.owner, path, { locale: 'en' })
  await second.getByText('The writer has been writing this article').waitFor()
  await second.getByRole('button', { name: 'Take over' }).click()
  await expect.poll(() => second.locator('#ed-text').getAttribute('contenteditable')).toBe('true')
  await toEnd(second)
  await second.keyboard.type(' two')
  await expect.poll(() => draftText(id)).toContain('one two')
  await first.context().close()
  await second.context().close()
})

test.each([
  { width: 1440, height: 1000, colorScheme: 'light' },
  { width: 820, height: 1100, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'light', edition: 'care' },
] as const)('is accessible at $width px, $colorScheme', async (shape) => {
  const id = await writeIn(studio, room, { title: '老码头的最后一班渡轮，载着四十年的早高峰靠了岸' })
  const page = await enter(room.writer, `/studio/articles/${id}`, shape)
  const edition = 'edition' in shape ? shape.edition : 'standard'
  await page.context().addCookies([{ name: 'view', value: `zh-CN~${edition}~auto`, url: origin }])
  await page.reload()
  await page.locator('#ed-text.ProseMirror').waitFor()
  await screenshot(page, `editor-studio-${shape.width}-${shape.colorScheme}-${edition}`)
  expect(await axe(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await page.context().close()
})

test('the checks beside the text follow it', async () => {
  const id = await writeIn(studio, room, { title: '题' })
  const page = await enter(room.writer, `/studio/articles/${id}`)
  const checks = page.locator('#checks')
  const before = await checks.textContent()
  await page.locator('#title').fill('')
  await expect.poll(() => checks.textContent(), { timeout: 15_000 }).not.toBe(before)
  await page.context().close()
})

test('what is typed before the editor is there is kept, and goes on where it was', async () => {
  const id = await writeIn(studio, room, { title: 'The ferry' })
  const page = await newPage(browser, {})
  await page.goto(`${origin}/sign-in?to=/me`)
  await page.fill('#email', room.writer.email)
  await page.fill('#password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${origin}/me`)
  let arrive = (): void => {}
  const slowLine = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/assets/editor-*.js', async (route) => {
    await slowLine
    await route.continue()
  })
  await page.goto(`${origin}/studio/articles/${id}`, { waitUntil: 'commit' })
  await page.locator('textarea#title').fill('The last ferry')
  await page.locator('select[name="label"]').selectOption('translation')
  await page.locator('textarea#title').focus()
  arrive()
  await page.locator('#ed-text.ProseMirror').waitFor()
  await page.keyboard.type('s')
  expect(await page.locator('textarea#title').inputValue()).toContain('ferry')
  await expect.poll(() => draftText(id), { timeout: 5000 }).toContain('"label":"translation"')
  expect(await draftText(id)).toContain('The last ferrys')
})
