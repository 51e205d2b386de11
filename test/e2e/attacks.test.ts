import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromHtml, fromMarkdown, renderHtml } from '../../src/kernel/document/index.ts'
import { attacks } from '../kernel/document/attacks.ts'
import { launchBrowser, newPage } from '../support/browser.ts'
import { provoke, strangeMarkup, watchForScript } from './checks/provoke.ts'

let browser: Browser
let server: Server
let page: Page
let caught: Awaited<ReturnType<typeof watchForScript>>
let origin: string
const pages = new Map<string, string>()

beforeAll(async () => {
  browser = await launchBrowser()
  // No Content-Security-Policy: the document schema alone must protect.
  server = createServer((request, response) => {
    const body = pages.get(request.url ?? '')
    response
      .writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  page = await newPage(browser)
  caught = await watchForScript(page)
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

describe('foreign text', () => {
  test('is dangerous where nothing protects', async () => {
    let ran = 0
    for (const [at, attack] of attacks.entries()) {
      // An attack may well take the page away while it is being provoked.
      await show(`/raw/${at}`, attack.html).catch(() => {})
      ran += caught.ran.length > 0 ? 1 : 0
    }
    // The rest needs a click, an old browser, or another reader of HTML. What matters: the watch sees script run.
    expect(ran).toBeGreaterThan(attacks.length / 10)
  }, 120_000)

  test.each(attacks.map((attack, at) => ({ ...attack, at })))('runs nothing: $name', async (attack) => {
    const read = [fromHtml(attack.html), fromMarkdown(attack.html)]
    const [html = '', markdown = ''] = read.map(({ document }) =>
      renderHtml(document, { media: () => undefined, language: 'zh-CN' }),
    )
    const path = `/read/${attack.at}`
    await show(path, `<section>${html}</section><section>${markdown}</section>`)
    expect(await strangeMarkup(page, 'main > section')).toEqual([])
    expect({ ran: caught.ran, requests: caught.requests, navigations: caught.navigations }).toEqual({
      ran: [],
      requests: [],
      navigations: [origin + path],
    })
    for (const section of await page.locator('main > section').all()) {
      const seen = squeezed((await section.textContent()) ?? '')
      if (attack.survives !== undefined) expect(seen).toContain(squeezed(attack.survives))
    }
  })
})

/** White space apart, what must survive is what a reader sees. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}

async function show(path: string, html: string): Promise<void> {
  caught.forget()
  pages.set(
    path,
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Attack</title><link rel="icon" href="data:,"><main>${html}</main>`,
  )
  await page.goto(origin + path, { waitUntil: 'load' })
  await provoke(page, 'main')
}
