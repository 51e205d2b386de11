import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { DEMO_PASSWORD, fillPortal, readContent } from '../../../src/demo/index.ts'
import type { Language } from '../../../src/web/ui/frame.ts'
import { type MessageKey, translate } from '../../../src/web/ui/messages.ts'
import { launchBrowser } from '../../support/browser.ts'
import { createRealApp, type RealApp } from '../../support/real-app.ts'
import { fillDesk } from './busy-desk.ts'

/** A demo portal whose clock stands still between the steps, so that pictures show the same times whenever they are taken. */
export type Stage = RealApp & {
  address: string
  browser: Browser
  clock: { now: Date }
  close(): Promise<void>
}

/** Articles of the demo that are shown: enough for a list, few enough to be quick. */
const ARTICLES = 2

export async function setStage(): Promise<Stage> {
  const clock = { now: new Date('2026-11-19T06:30:00Z') }
  const [real, browser] = await Promise.all([createRealApp({ now: () => clock.now }), launchBrowser()])
  const { app, context, database } = real
  // Pages speak as they do where mail works; letters are taken from the database.
  Object.assign(context.config, { smtpUrl: 'smtp://127.0.0.1:9' })
  const content = await readContent(join(import.meta.dirname, '..', '..', '..', 'demo'))
  const place = { database, storage: context.storage, now: clock.now }
  const shown = { ...content, articles: content.articles.slice(0, ARTICLES), talks: [], placements: [] }
  await fillPortal(place, shown, () => {})
  await fillDesk(database, clock.now)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    ...real,
    address,
    browser,
    clock,
    async close() {
      await browser.close()
      await real.close()
    },
  }
}

/** Time goes on. */
export function wait({ clock }: Stage, minutes: number): void {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000)
}

/** Somebody at a window, in a language. */
export type Visitor = {
  page: Page
  t(key: MessageKey, params?: Record<string, string | number>): string
  go(path: string): Promise<void>
  /** Presses the link or button that says this. */
  press(key: MessageKey): Promise<void>
  /** Fills the field of this label. */
  fill(key: MessageKey, words: string): Promise<void>
}

export async function comeIn({ browser, address }: Stage, language: Language): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 1180, height: 760 },
    deviceScaleFactor: 1.25,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const t = translate(language)
  return {
    page,
    t,
    async go(path) {
      const answer = await page.goto(address + path)
      if (answer && answer.status() >= 400) throw new Error(`${path} answers ${answer.status()}`)
    },
    async press(key) {
      // A key may stand beside the words of a button, a count beside those of a link.
      const words = new RegExp(`^\\s*${t(key).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}\\s*[A-Z\\d]?\\s*$`)
      const all = page.locator('a, button, summary, label').filter({ hasText: words, visible: true })
      await all.first().click()
    },
    async fill(key, words) {
      await page.getByLabel(t(key), { exact: true }).filter({ visible: true }).first().fill(words)
    },
  }
}

/** Signs in as one of the demo's people. */
export async function signIn(visitor: Visitor, email: string): Promise<void> {
  await visitor.go('/sign-in')
  await visitor.page.fill('main #email', email)
  await visitor.page.fill('main #password', DEMO_PASSWORD)
  await visitor.page.click('main form button[type=submit]')
  await visitor.page.waitForURL((url) => url.pathname !== '/sign-in')
}
