import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { cacheFolder, unpackChromium } from './chromium.ts'
import { fontEnvironment } from './fonts.ts'

const FLAGS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
]

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export type PageOptions = {
  /** CSS pixels; 1440 × 900 unless told. */
  width?: number
  height?: number
  colorScheme?: 'light' | 'dark'
  /** What the browser asks for in Accept-Language; zh-CN unless told. */
  locale?: string
  javaScript?: boolean
  forcedColors?: 'active' | 'none'
  reducedMotion?: 'reduce' | 'no-preference'
  /** Ignore the Content-Security-Policy, so that what else protects a page is seen. */
  withoutPolicy?: boolean
  /** Pages of one visitor share cookies; a page has a visitor of its own unless told. */
  sharing?: Page
}

/**
 * Starts the Chromium that comes with the install, with the fonts of the tests. Close it in `afterAll`.
 * `CHROMIUM` names another browser, for machines that the bundled one does not run on (macOS, arm64). `flags` are added.
 */
export async function launchBrowser({ flags = [] as string[] } = {}): Promise<Browser> {
  const args = [...FLAGS, ...flags]
  const other = process.env.CHROMIUM
  if (other) return chromium.launch({ executablePath: other, headless: true, args })
  const { executable, libraries, fonts } = await unpackChromium()
  return chromium.launch({
    executablePath: executable,
    headless: true,
    args,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: await cacheFolder(),
      LANG: 'C.UTF-8',
      LD_LIBRARY_PATH: libraries,
      ...(await fontEnvironment(await cacheFolder(), fonts)),
    },
  })
}

/** Opens a page as a visitor with a window, a language and habits of their own. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const context =
    options.sharing?.context() ??
    (await browser.newContext({
      viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
      colorScheme: options.colorScheme ?? 'light',
      locale: options.locale ?? 'zh-CN',
      javaScriptEnabled: options.javaScript ?? true,
      forcedColors: options.forcedColors ?? 'none',
      reducedMotion: options.reducedMotion ?? 'reduce',
      timezoneId: 'Asia/Shanghai',
      bypassCSP: options.withoutPolicy ?? false,
    }))
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return page
}

/** Closes a page and its visitor's cookies. */
export async function closePage(page: Page): Promise<void> {
  await page.context().close()
}

/** Keeps a picture of the whole page as `test-results/{name}.png` and returns its path. */
export async function screenshot(page: Page, name: string, { fullPage = true } = {}): Promise<string> {
  const path = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'test-results', `${name}.png`)
  await mkdir(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage, animations: 'disabled' })
  return path
}

/**
 * What axe-core finds against WCAG 2.2 AA, its best practices, target size and (unless `enhanced` is false) contrast
 * 7:1 (unless `contrast` is false, 4.5:1); one readable line for each failing element, so that `expect(await axe(page)).toEqual([])` explains itself.
 * `only` names single rules. It needs a page on which scripts run.
 */
export async function axe(
  page: Page,
  { contrast = true, enhanced = true, only = undefined as string[] | undefined } = {},
): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: TAGS },
      // Both are off by default.
      rules: {
        'target-size': { enabled: true },
        'color-contrast': { enabled: contrast },
        'color-contrast-enhanced': { enabled: contrast && enhanced },
      },
    })
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary?.replace(/\s+/g, ' ')}`),
  )
}

/** Everything that a page did beyond showing itself, from the moment of the call. */
export type Watch = { requests: string[]; console: string[]; dialogs: string[] }

/** Watches a page's requests, its warnings and errors, and its dialogs (which are dismissed). */
export function watch(page: Page): Watch {
  const seen: Watch = { requests: [], console: [], dialogs: [] }
  page.on('request', (request) => seen.requests.push(request.url()))
  page.on('pageerror', (error) => seen.console.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      seen.console.push(`${message.type()}: ${message.text()}`)
  })
  page.on('dialog', async (dialog) => {
    seen.dialogs.push(`${dialog.type()}: ${dialog.message()}`)
    await dialog.dismiss()
  })
  return seen
}

/** The requests among those watched that left the given origin (`http://127.0.0.1:1234`). */
export function foreignRequests(seen: Watch, origin: string): string[] {
  return seen.requests.filter((url) => /^(https?|wss?|ftp):/.test(url) && new URL(url).origin !== origin)
}
