import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fields } from '../../../src/client/editor/page-data.ts'
import type { BlockNode } from '../../../src/kernel/document/index.ts'
import { axe, launchBrowser, screenshot } from '../../support/browser.ts'
import { type BuiltEditor, buildEditor } from './built-editor.ts'
import { fieldsOf, openDesk, openDraft, settle, toEnd } from './desk.ts'

let built: BuiltEditor
let browser: Browser
let png: Buffer
beforeAll(async () => {
  built = await buildEditor()
  browser = await launchBrowser()
  const sea =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><rect width="1200" height="675" fill="#d98a6a"/><circle cx="840" cy="300" r="82" fill="#fff0d8"/><path d="M0 465q150-105 300-30t300-45 300 30 300-60v315H0z" fill="#5c4450"/></svg>'
  png = await sharp(Buffer.from(sea)).png().toBuffer()
})
afterAll(async () => {
  await browser.close()
  await built.remove()
})

const PICTURE = '01h2xcejqtf2n'
const text = (words: string): BlockNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const picture = (caption: string, alt: string) => ({
  type: 'picture' as const,
  attrs: { media: PICTURE, src: null, caption, alt },
})
const cell = (type: 'tableHeader' | 'tableCell', words: string) => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [text(words)],
})

const fields: Fields = {
  ...fieldsOf({
    type: 'doc',
    content: [
      text(
        '六点二十分，汽笛响过三声。岸上推着自行车的人加快了脚步，铁皮跳板被踩得哐哐响，像过去一万四千多个早晨那样。',
      ),
      picture('清晨的老码头。', ''),
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '一本没有写完的日志' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '船长姓周，今年六十一岁。他说自己记不住人脸，却记得住脚步声' },
          { type: 'footnote', content: [{ type: 'text', text: '采访于四月。' }] },
          {
            type: 'source',
            attrs: { title: '港务年鉴', author: '', publisher: '市港务局', href: null, accessed: null },
          },
          { type: 'text', text: '。' },
        ],
      },
      { type: 'blockquote', content: [text('这条河有脾气，你得让着它。')] },
      {
        type: 'gallery',
        attrs: { caption: '一天里的码头' },
        content: [picture('早', '船靠岸'), picture('午', '空码头'), picture('晚', '')],
      },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: ['船名', '下水', '退役'].map((words) => cell('tableHeader', words)) },
          { type: 'tableRow', content: ['一号', '1983', '2026'].map((words) => cell('tableCell', words)) },
        ],
      },
      {
        type: 'codeBlock',
        attrs: { language: 'text' },
        content: [{ type: 'text', text: '06:20 汽笛\n06:24 离岸' }],
      },
      text('最后一段。'),
    ],
  }),
  title: '老码头的最后一班渡轮，载着四十年的早高峰靠了岸',
  summary: '摆渡了一辈子的船长说，他把这条河的脾气都记在了一本日志里。',
}

const SHAPES = [
  { width: 1440, height: 1000, colorScheme: 'light' },
  { width: 1440, height: 1000, colorScheme: 'dark' },
  { width: 820, height: 1100, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const

test.each(SHAPES)(
  'the editor is accessible at $width px, $colorScheme, with its menus and dialogs open',
  async (shape) => {
    const desk = await openDesk(built, browser, { ...shape, fields })
    const { page, studio } = desk
    studio.media.set(PICTURE, png)
    await openDraft(page, studio)
    const name = `editor-${shape.width}-${shape.colorScheme}`
    const check = async (part: string) => {
      expect(await axe(page), part).toEqual([])
      await screenshot(page, `${name}-${part}`, { fullPage: part === 'page' })
    }
    await page.locator('.ed-picture img').first().waitFor()
    await check('page')
    await page.locator('td').first().click()
    await settle(page)
    await check('table')
    await toEnd(page)
    await page.keyboard.press('Enter')
    await page.keyboard.type('/')
    await page.getByRole('listbox').waitFor()
    await check('menu')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '来源', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await check('source')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+f')
    await page.getByRole('searchbox').fill('船')
    await check('find')
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(sideways).toBeLessThanOrEqual(0)
    await desk.close()
  },
  120_000,
)
