import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../support/browser.ts'
import { type BuiltEditor, buildEditor } from './built-editor.ts'
import { type Desk, documentIn, openDesk, paragraphs, toEnd } from './desk.ts'

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

/** An input method: what it shows while one types, and what it puts in. Chromium makes real composition events of it. */
async function inputMethod(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page)
  return {
    async compose(...steps: string[]): Promise<void> {
      for (const text of steps) {
        await key('Process')
        await session.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        })
      }
    },
    commit: (text: string) => session.send('Input.insertText', { text }),
    key,
  }

  /** A key that the input method takes: browsers tell it with the code 229. */
  async function key(name: string): Promise<void> {
    const code = { windowsVirtualKeyCode: 229, key: name, code: name }
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...code })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...code })
  }
}

const LANGUAGES = [
  { name: 'Chinese', steps: ['j', 'ji', "ji'zh", "ji'zhu"], text: '记住' },
  { name: 'Japanese', steps: ['ｋ', 'か', 'かｎ', 'かん', 'かんじ', '漢字'], text: '漢字' },
]

test.each(LANGUAGES)(
  '$name: what is composed stands in the text once, and keys on the way do nothing else',
  async ({ steps, text }) => {
    desk = await openDesk(built, browser, { body: paragraphs('他说') })
    const { page } = desk
    const method = await inputMethod(page)
    await toEnd(page)
    await method.compose(...steps)
    for (const key of ['Enter', 'Escape', '/', 'ArrowDown', 'Tab', 'Backspace']) await method.key(key)
    await method.commit(text)
    expect((await documentIn(page)).content).toEqual(paragraphs(`他说${text}`).content)
    await method.compose(...steps)
    await method.commit(text)
    await page.keyboard.press('Enter')
    await method.compose(steps[0] ?? '')
    await method.commit('。')
    expect((await documentIn(page)).content).toEqual(paragraphs(`他说${text}${text}`, '。').content)
    await expect.poll(() => JSON.stringify(desk.studio.draft.fields.body)).toContain('。')
  },
)

test.each(LANGUAGES)('$name: in the title Enter of the input method stays there', async ({ steps, text }) => {
  desk = await openDesk(built, browser)
  const { page } = desk
  const method = await inputMethod(page)
  const title = page.locator('.ed-title')
  await title.focus()
  await method.compose(...steps)
  await method.key('Enter')
  expect(await title.evaluate((one) => one === document.activeElement)).toBe(true)
  await method.commit(text)
  expect(await title.inputValue()).toBe(text)
  await page.keyboard.press('Enter')
  expect(await page.locator('.ed-summary').evaluate((one) => one === document.activeElement)).toBe(true)
})

test.each(LANGUAGES)('$name: the menu of / waits while something is composed', async ({ steps, text }) => {
  desk = await openDesk(built, browser)
  const { page } = desk
  const method = await inputMethod(page)
  await toEnd(page)
  await page.keyboard.type('/')
  await page.getByRole('listbox').waitFor()
  await method.compose(...steps)
  await method.key('Enter')
  await method.key('Escape')
  await method.commit(text)
  expect((await documentIn(page)).content).toEqual(paragraphs(`/${text}`).content)
  await page.keyboard.press('Escape')
  expect((await documentIn(page)).content).toEqual(paragraphs(`/${text}`).content)
})

test.each(LANGUAGES)(
  '$name: dialogs, captions and finding take no key of the input method',
  async ({ steps, text }) => {
    desk = await openDesk(built, browser, { body: paragraphs(`看${text}`, text) })
    const { page } = desk
    const method = await inputMethod(page)
    await toEnd(page)
    await page.getByRole('button', { name: '来源', exact: true }).click()
    await method.compose(...steps)
    await method.key('Enter')
    await method.key('Escape')
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    await method.commit(text)
    expect(await page.getByLabel('题名').inputValue()).toBe(text)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+f')
    await method.compose(...steps)
    await method.key('Enter')
    await method.key('Escape')
    expect(await page.getByRole('search').isVisible()).toBe(true)
    await method.commit(text)
    await page.getByText('共 2 处').waitFor()
  },
)

test('a heading, a list and strong words can be composed, and undone in one step', async () => {
  desk = await openDesk(built, browser)
  const { page } = desk
  const method = await inputMethod(page)
  await toEnd(page)
  await page.keyboard.type('## ')
  await method.compose('b', 'bt')
  await method.commit('标题')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+b')
  await method.compose('c', 'cu')
  await method.commit('粗')
  expect((await documentIn(page)).content.slice(0, 2)).toEqual([
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '标题' }] },
    { type: 'paragraph', content: [{ type: 'text', text: '粗', marks: [{ type: 'strong' }] }] },
  ])
  await page.keyboard.press('Control+z')
  expect(JSON.stringify(await documentIn(page))).not.toContain('粗')
})
