import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listChannels } from '../../src/domain/channels/index.ts'
import { endRole, grantRole } from '../../src/domain/people/index.ts'
import { transact } from '../../src/platform/database/index.ts'
import {
  axe,
  closePage,
  launchBrowser,
  newPage,
  type PageOptions,
  screenshot,
  watch,
} from '../support/browser.ts'
import { createRealApp } from '../support/real-app.ts'
import { type ConsoleRoom, consolePages, makeConsoleRoom, OPERATOR } from '../web/console/console-room.ts'
import { focusProblems } from './checks/keyboard.ts'
import { sidewaysScroll } from './checks/reflow.ts'
import { smallTargets } from './checks/targets.ts'

const LOOKS = [
  { width: 1440, locale: 'zh-CN', colorScheme: 'light', edition: 'standard', least: 44 },
  { width: 820, locale: 'en', colorScheme: 'dark', edition: 'standard', least: 44 },
  { width: 390, locale: 'en', colorScheme: 'light', edition: 'standard', least: 44 },
  { width: 390, locale: 'zh-CN', colorScheme: 'dark', edition: 'care', least: 60 },
] as const

const { app, context, database, close } = await createRealApp()
let origin: string
let browser: Browser
let room: ConsoleRoom
beforeAll(async () => {
  origin = await app.listen({ host: '127.0.0.1', port: 0 })
  room = await makeConsoleRoom(database, context.mail, new Date())
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await close()
})

async function enter(path: string, options: PageOptions, email = OPERATOR.email): Promise<Page> {
  const page = await newPage(browser, options)
  await page.goto(`${origin}/sign-in?to=${encodeURIComponent(path)}`)
  await page.fill('#email', email)
  await page.fill('#password', OPERATOR.password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname.startsWith('/console'))
  return page
}

describe('every page of the console', () => {
  test.each(LOOKS)(
    'can be read, reached and touched: $width $locale $colorScheme $edition',
    async (look) => {
      const { width, locale, colorScheme, edition, least } = look
      const page = await enter('/console', { width, locale, colorScheme })
      await page.context().addCookies([{ name: 'view', value: `${locale}~${edition}~auto`, url: origin }])
      const seen = watch(page)
      const problems: string[] = []
      for (const path of consolePages(room)) {
        await page.goto(`${origin}${path}`)
        const name = path
          .replace(/[0-9a-z]{13}|[0-9a-f-]{36}/g, 'one')
          .replace(/[^\w-]+/g, '-')
          .slice(1)
        await screenshot(page, `console/${name}-${width}-${edition}-${colorScheme}`)
        const found = [...(await axe(page)), ...(await smallTargets(page, least))]
        found.push(...(await focusProblems(page)).problems, ...(await sidewaysScroll(page, width)))
        problems.push(...found.map((problem) => `${path}: ${problem}`))
      }
      expect([...new Set(problems), ...seen.console]).toEqual([])
      await closePage(page)
    },
    240_000,
  )
})

describe('by keyboard alone', () => {
  test('a channel is chosen, moved and opened', async () => {
    const order = async () => (await listChannels(database)).map(({ slug }) => slug)
    const before = await order()
    const page = await enter('/console/channels', { locale: 'en' })
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\?at=/)
    await page.keyboard.press('d')
    await page.waitForURL(/way=down/)
    expect(await order()).toEqual([before[0], before[2], before[1], ...before.slice(3)])
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('down')
    await page.keyboard.press('u')
    await page.waitForURL(/way=up/)
    expect(await order()).toEqual(before)
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.search.includes('way='))
    await page.keyboard.press('e')
    await page.waitForURL(/\/console\/channels\/\w{13}$/)
    await closePage(page)
  })

  test('somebody is found and given a role', async () => {
    const page = await enter('/console/people', { locale: 'en' })
    await page.keyboard.press('/')
    await page.keyboard.type('maren')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=maren/)
    await page
      .locator('h1')
      .focus()
      .catch(() => {})
    await page.locator('tbody a').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/people\/\w{13}$/)
    await page.locator('#role').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Helps out in May')
    await page.keyboard.press('Enter')
    await page.waitForURL(/done=role/)
    expect(await page.textContent('main')).toContain('Helps out in May')
    await closePage(page)
  })
})

test('an operator who is none any more is told so at the next click, and nothing is done', async () => {
  const act = { actor: null, now: new Date() }
  const grant = { personId: room.editorId, role: 'operator' as const }
  await transact(database, (tx) => grantRole(tx, grant, act))
  const page = await enter('/console/channels/new', { locale: 'en', javaScript: false }, 'chen@example.test')
  await page.fill('#names-en', 'Mine')
  await transact(database, (tx) => endRole(tx, grant, act))
  const before = await listChannels(database)
  const answer = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.keyboard.press('Enter')
  expect((await answer).status()).toBe(403)
  await page.waitForLoadState()
  await screenshot(page, 'console/role-taken-away')
  expect(await page.textContent('h1')).not.toBe('')
  expect(await listChannels(database)).toEqual(before)
  await closePage(page)
})
