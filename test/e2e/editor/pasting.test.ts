import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { BlockNode } from '../../../src/kernel/document/index.ts'
import { checkDocument } from '../../../src/kernel/document/index.ts'
import { launchBrowser } from '../../support/browser.ts'
import { type BuiltEditor, buildEditor } from './built-editor.ts'
import { type Desk, documentIn, openDesk, paragraphs, settle, toEnd } from './desk.ts'

let built: BuiltEditor
let browser: Browser
let desk: Desk
beforeAll(async () => {
  built = await buildEditor()
  browser = await launchBrowser()
})
afterEach(async () => {
  checkDocument(await documentIn(desk.page))
  expect(desk.seen.console.filter((line) => !line.includes('404'))).toEqual([])
  await desk.close()
})
afterAll(async () => {
  await browser.close()
  await built.remove()
})

async function paste(page: Page, contents: Record<string, string>): Promise<void> {
  await page.evaluate((contents) => {
    const data = new DataTransfer()
    for (const [type, text] of Object.entries(contents)) data.setData(type, text)
    document
      .querySelector('#ed-text')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, contents)
}

const fixture = (name: string) => readFile(join(import.meta.dirname, '../../fixtures/paste', name), 'utf8')

/** A document in short: `h2 第一节`, `ul[船 ul[渡轮]]`. */
function outline(blocks: BlockNode[]): string[] {
  return blocks.map((block) => {
    const words =
      JSON.stringify(block)
        .match(/"text":"(?:[^"\\]|\\.)*"/g)
        ?.map((part) => part.slice(8, -1))
        .join('') ?? ''
    if (block.type === 'bulletList' || block.type === 'orderedList') {
      const items = block.content.map((item) => outline(item.content).join(' ')).join(', ')
      return `${block.type === 'bulletList' ? 'ul' : `ol${block.attrs.start}`}[${items}]`
    }
    if (block.type === 'heading') return `h${block.attrs.level} ${words}`
    if (block.type === 'picture') return `picture ${block.attrs.src}`
    return block.type === 'paragraph' ? words : `${block.type} ${words}`
  })
}

async function pasted(name: string, type = 'text/html'): Promise<string[]> {
  desk = await openDesk(built, browser)
  await toEnd(desk.page)
  await paste(desk.page, {
    [type]: await fixture(name),
    ...(type === 'text/html' ? { 'text/plain': 'x' } : {}),
  })
  await expect.poll(async () => (await documentIn(desk.page)).content.length).toBeGreaterThan(2)
  return outline((await documentIn(desk.page)).content)
}

test('Word: headings, lists by their levels, tables, notes; no bullets as words, no empty lines', async () => {
  expect(await pasted('word.html')).toEqual([
    'h2 第一节',
    '渡轮在清晨离岸。',
    'ul[船 ul[渡轮], 码头]',
    '其次：',
    'ol3[第三条]',
    'table 船名年份',
    '日志船长所记。',
    'rule ',
    '',
  ])
  const text = JSON.stringify(await documentIn(desk.page))
  expect(text).toContain('{"type":"footnote","content":[{"type":"text","text":"船长所记。"}]}')
  expect(text).toMatch(/"marks":\[\{"type":"strong"\}\],"text":"清晨"/)
})

test('Google Docs: not all bold, nested lists, marks from styles', async () => {
  expect(await pasted('google-docs.html')).toEqual([
    'h2 The ferry',
    'It left early each dayhere.',
    'ul[boats ul[ferries], piers]',
    'table nameyear',
    '',
  ])
  const text = JSON.stringify(await documentIn(desk.page))
  expect(text.match(/"strong"/g)).toHaveLength(1)
  expect(text).toContain('"emphasis"')
})

test('WeChat: nested sections are paragraphs, late pictures have their address, what runs is gone', async () => {
  expect(await pasted('wechat.html')).toEqual([
    '01 老码头',
    '六点二十分，汽笛响过三声。',
    'picture https://mmbiz.qpic.cn/mmbiz_jpg/abc/640?wx_fmt=jpeg',
    'blockquote 他说这条河有脾气。',
    'https://v.qq.com/x',
  ])
  await desk.page.getByText('这张图在 mmbiz.qpic.cn').waitFor()
  expect(desk.seen.requests.filter((url) => url.includes('qpic'))).toEqual([])
})

test('a web page: its text and pictures, neither scripts nor forms', async () => {
  const blocks = await pasted('page.html')
  expect(blocks).toContain('h2 渡轮停航')
  expect(blocks).toContain('最后一班1，靠岸。')
  expect(blocks).toContain('picture https://example.org/p.jpg')
  expect(blocks).toContain('ol2[甲, 乙]')
  expect(blocks).toContain('codeBlock let a = 1')
  expect(blocks.join()).not.toMatch(/track|javascript/)
})

test('Markdown text is read as such, other text is not', async () => {
  expect(await pasted('text.md', 'text/plain')).toEqual([
    'h2 第一节',
    '渡轮在清晨离岸船长所记。，见日志。',
    'ul[船, 码头]',
    'blockquote 他说这条河有脾气。',
    'table 船名年份一号1983',
    '',
  ])
  await desk.close()
  desk = await openDesk(built, browser, { body: paragraphs('前') })
  await toEnd(desk.page)
  await paste(desk.page, { 'text/plain': '3 * 4 * 5\n- 不是列表\n_也不是_' })
  await expect
    .poll(async () => outline((await documentIn(desk.page)).content))
    .toEqual(['前3 * 4 * 5', '- 不是列表', '_也不是_'])
})

test('what is copied here comes back as it was, also within a line', async () => {
  desk = await openDesk(built, browser, { body: paragraphs('甲乙丙') })
  const { page } = desk
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await toEnd(page)
  await page.keyboard.press('Shift+ArrowLeft')
  await settle(page)
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Control+c')
  await page.keyboard.press('ArrowRight')
  await settle(page)
  await page.keyboard.press('Control+v')
  await expect.poll(async () => outline((await documentIn(page)).content)).toEqual(['甲乙丙丙'])
  expect(JSON.stringify(await documentIn(page))).toContain('"text":"丙丙"')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+x')
  await page.keyboard.press('Control+v')
  await expect.poll(async () => outline((await documentIn(page)).content)).toContain('甲乙丙丙')
})

test('an address on selected words is a link; pictures inside a page are stored', async () => {
  desk = await openDesk(built, browser, { body: paragraphs('看这里') })
  const { page, studio } = desk
  await toEnd(page)
  await page.keyboard.press('Control+a')
  await paste(page, { 'text/plain': 'https://a.example/x' })
  expect(JSON.stringify(await documentIn(page))).toContain('"href":"https://a.example/x"')
  const png = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  await page.keyboard.press('End')
  await paste(page, {
    'text/html': `<p>图</p><img src="data:image/png;base64,${png.toString('base64')}" alt="红">`,
  })
  await page.locator('.ed-picture img').waitFor()
  expect(studio.media.size).toBe(1)
  expect(JSON.stringify(await documentIn(page))).toMatch(
    /"media":"[0-9a-z]{13}","src":null,"caption":"","alt":"红"/,
  )
})

test('pasting in code puts in words only', async () => {
  desk = await openDesk(built, browser)
  const { page } = desk
  await toEnd(page)
  await page.keyboard.type('``` ')
  await paste(page, { 'text/html': '<b>a</b><p>b', 'text/plain': 'a\n  b' })
  expect((await documentIn(page)).content[0]).toEqual({
    type: 'codeBlock',
    attrs: { language: null },
    content: [{ type: 'text', text: 'a\n  b' }],
  })
})
