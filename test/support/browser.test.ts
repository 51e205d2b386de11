import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, closePage, launchBrowser, newPage } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe('the browser that comes with the install', () => {
  test('draws a glyph of its own for each Chinese character, in two weights', async () => {
    const page = await newPage(browser)
    // U+10FFFF has no glyph in any font: it draws what a missing character would look like.
    const characters = ['新', '闻', '門', 'あ', '、', '\u{10FFFF}']
    await page.setContent(
      `<body style="font: 48px system-ui, 'PingFang SC', sans-serif">${characters
        .flatMap((character) =>
          [400, 700].map((weight) => `<b style="font-weight:${weight}">${character}</b> `),
        )
        .join('')}`,
    )
    const drawn = await Promise.all(
      (await page.locator('b').all()).map(async (element) =>
        (await raw(await element.screenshot())).toString('base64'),
      ),
    )
    expect(new Set(drawn.slice(0, -2)).size).toBe(2 * (characters.length - 1))
    expect(drawn.slice(0, -2)).not.toContain(drawn.at(-2))
    await closePage(page)
  })

  test('finds what axe leaves out by default', async () => {
    const page = await newPage(browser)
    await page.setContent(`<!doctype html><html lang="en"><title>Small</title><main><h1>Small</h1>
      <button style="width:8px;height:8px;padding:0;border:0" aria-label="a"></button><button
        style="width:8px;height:8px;padding:0;border:0" aria-label="b"></button>
      <p style="color:#6a6a6a;background:#fff">Grey</p></main>`)
    const found = await axe(page)
    expect(found.some((line) => line.startsWith('target-size'))).toBe(true)
    expect(found.some((line) => line.startsWith('color-contrast-enhanced'))).toBe(true)
    await closePage(page)
  })

  test('runs no script when told so', async () => {
    const page = await newPage(browser, { javaScript: false })
    await page.goto('data:text/html,<noscript><p>plain</p></noscript><script>document.title="ran"</script>')
    expect(await page.textContent('p')).toBe('plain')
    expect(await page.title()).toBe('')
    await closePage(page)
  })
})

async function raw(png: Buffer): Promise<Buffer> {
  return sharp(png).resize(48, 48, { fit: 'fill' }).greyscale().raw().toBuffer()
}
