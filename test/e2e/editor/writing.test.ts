import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Document } from '../../../src/kernel/document/index.ts'
import { launchBrowser } from '../../support/browser.ts'
import { type BuiltEditor, buildEditor } from './built-editor.ts'
import { type Desk, documentIn, openDesk, paragraphs, saved, toEnd } from './desk.ts'

let built: BuiltEditor
let browser: Browser
let desk: Desk
beforeAll(async () => {
  built = await buildEditor()
  browser = await launchBrowser()
})
afterEach(async () => {
  expect(desk.seen.console).toEqual([])
  await desk.close()
})
afterAll(async () => {
  await browser.close()
  await built.remove()
})

function shape(document: Document): unknown[] {
  return document.content.map((block) => {
    const inner = 'content' in block && Array.isArray(block.content) ? block.content : []
    const text =
      JSON.stringify(inner)
        .match(/"text":"[^"]*"/g)
        ?.map((part) => part.slice(8, -1))
        .join('') ?? ''
    return `${block.type}${block.type === 'heading' ? block.attrs.level : ''}:${text}`
  })
}

test('title, summary and text are written with keys alone and saved', async () => {
  desk = await openDesk(built, browser)
  const { page, studio } = desk
  await page.getByLabel('标题', { exact: true }).first().focus()
  await page.keyboard.type('渡轮')
  await page.keyboard.press('Enter')
  await page.keyboard.type('最后一班')
  await page.keyboard.press('Enter')
  await page.keyboard.type('## 第一节')
  await page.keyboard.press('Enter')
  await page.keyboard.type('正文')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('粗字')
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- 甲')
  await page.keyboard.press('Enter')
  await page.keyboard.type('乙')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('> 引')
  await expect.poll(() => studio.draft.fields.title).toBe('渡轮')
  await expect.poll(() => JSON.stringify(studio.draft.fields.body)).toContain('引')
  await saved(page)
  expect(studio.draft.fields.summary).toBe('最后一班')
  expect(shape(studio.draft.fields.body)).toEqual([
    'heading2:第一节',
    'paragraph:正文粗字',
    'bulletList:甲乙',
    'blockquote:引',
    'paragraph:',
  ])
  await expect.poll(() => page.locator('.ed-outline').textContent()).toContain('第一节')
})

test('the toolbar is one stop, moved through with arrows, and tells what is on', async () => {
  desk = await openDesk(built, browser, { body: paragraphs('一句话') })
  const { page } = desk
  await toEnd(page)
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: '粗', exact: true }).click()
  await expect
    .poll(() => page.getByRole('button', { name: '粗', exact: true }).getAttribute('aria-pressed'))
    .toBe('true')
  expect(JSON.stringify(await documentIn(page))).toContain('"strong"')
  expect(await page.locator('.ed-toolbar [tabindex="0"]').count()).toBe(1)
  await page.locator('.ed-toolbar [tabindex="0"]').focus()
  await page.keyboard.press('ArrowRight')
  expect(await page.locator(':focus').textContent()).toBe('标题')
  await page.keyboard.press('End')
  expect(await page.locator(':focus').textContent()).toContain('更多')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  expect(shape(await documentIn(page))).toContain('heading2:一句话')
})

test('the menu of / finds by word, pinyin and English, and Escape closes it', async () => {
  desk = await openDesk(built, browser)
  const { page } = desk
  const menu = page.getByRole('listbox')
  await toEnd(page)
  for (const [typed, first] of [
    ['/bt', '标题'],
    ['/table', '表格'],
    ['/fgx', '分隔线'],
    ['/分', '分隔线'],
    ['、zb', '没有'],
  ] as const) {
    await page.keyboard.type(typed)
    if (first === '没有') expect(await menu.isVisible()).toBe(false)
    else expect(await menu.getByRole('option').first().textContent()).toContain(first)
    expect(await page.locator('#ed-text').getAttribute('aria-activedescendant')).toBe(
      first === '没有' ? null : await menu.getByRole('option').first().getAttribute('id'),
    )
    await page.keyboard.press('Escape')
    expect(await menu.isVisible()).toBe(false)
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Backspace')
  }
  await page.keyboard.type('1/2 和 a/b')
  expect(await menu.isVisible()).toBe(false)
  await page.keyboard.press('Enter')
  await page.keyboard.type('/')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.type('小')
  expect(shape(await documentIn(page))).toEqual(['paragraph:1/2 和 a/b', 'heading3:小', 'paragraph:'])
})

test('tables grow and shrink, code has a language, a break stays in its paragraph', async () => {
  desk = await openDesk(built, browser)
  const { page } = desk
  await toEnd(page)
  await page.keyboard.type('/bg')
  await page.keyboard.press('Enter')
  await page.keyboard.type('名')
  await page.keyboard.press('Tab')
  await page.keyboard.type('价')
  const rows = () => page.locator('#ed-text tr').count()
  const columns = () => page.locator('#ed-text tr').first().locator('th, td').count()
  expect([await rows(), await columns()]).toEqual([3, 3])
  await page.getByRole('button', { name: '加一行' }).click()
  await page.getByRole('button', { name: '加一列' }).click()
  expect([await rows(), await columns()]).toEqual([4, 4])
  await page.getByRole('button', { name: '删行' }).click()
  await page.getByRole('button', { name: '删列' }).click()
  expect([await rows(), await columns()]).toEqual([3, 3])
  await page.getByRole('button', { name: '删表' }).click()
  expect(await rows()).toBe(0)
  await toEnd(page)
  await page.keyboard.type('```ts ')
  await page.keyboard.type('let a')
  await page.keyboard.press('Enter')
  await page.keyboard.type('b')
  expect(await page.getByLabel('语言').inputValue()).toBe('ts')
  await page.getByLabel('语言').fill('go')
  await page.getByLabel('语言').press('Enter')
  expect((await documentIn(page)).content).toContainEqual({
    type: 'codeBlock',
    attrs: { language: 'go' },
    content: [{ type: 'text', text: 'let a\nb' }],
  })
})

test('links, notes and sources are asked for in dialogs and changed there', async () => {
  desk = await openDesk(built, browser, { body: paragraphs('看这里') })
  const { page } = desk
  await toEnd(page)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+k')
  await page.getByLabel('地址').fill('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await page.getByText('这不是可用的地址').waitFor()
  await page.getByLabel('地址').fill('example.org/a')
  await page.keyboard.press('Enter')
  await toEnd(page)
  await page.getByRole('button', { name: '脚注', exact: true }).click()
  await page.keyboard.type('一个注')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '来源', exact: true }).click()
  await page.getByLabel('题名').fill('年鉴')
  await page.getByLabel('作者').fill('王一')
  await page.getByLabel('网址').fill('https://a.example/')
  await page.keyboard.press('Enter')
  await page.keyboard.type('。')
  expect((await documentIn(page)).content[0]).toEqual({
    type: 'paragraph',
    content: [
      { type: 'text', text: '看这里', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }] },
      { type: 'footnote', content: [{ type: 'text', text: '一个注' }] },
      {
        type: 'source',
        attrs: { title: '年鉴', author: '王一', publisher: '', href: 'https://a.example/', accessed: null },
      },
      { type: 'text', text: '。' },
    ],
  })
  await page.locator('.ed-footnote button').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('改')
  await page.keyboard.press('Enter')
  expect(JSON.stringify(await documentIn(page))).toContain(
    '{"type":"footnote","content":[{"type":"text","text":"改"}]}',
  )
  await page.locator('.ed-source button').click()
  await page.getByRole('button', { name: '删除' }).click()
  await expect.poll(async () => JSON.stringify(await documentIn(page))).not.toContain('"source"')
})

test('words are found, one after another, and the caret stands on the last', async () => {
  desk = await openDesk(built, browser, { body: paragraphs('渡轮一', '二渡轮', '三') })
  const { page } = desk
  await page.locator('#ed-text').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  await page.getByRole('searchbox').fill('渡轮')
  await page.getByText('第 1 处，共 2 处').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('第 2 处，共 2 处').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.type('船')
  expect(shape(await documentIn(page))).toEqual(['paragraph:渡轮一', 'paragraph:二船', 'paragraph:三'])
  await page.keyboard.press('Control+z')
  expect(shape(await documentIn(page))).toContain('paragraph:二渡轮')
  await page.keyboard.press('Control+Shift+z')
  expect(shape(await documentIn(page))).toContain('paragraph:二船')
})
