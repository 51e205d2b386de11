import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  axe,
  closePage,
  launchBrowser,
  newPage,
  type PageOptions,
  screenshot,
  watch,
} from '../../support/browser.ts'
import { createRealApp } from '../../support/real-app.ts'
import { sidewaysScroll } from '../checks/reflow.ts'
import { smallTargets } from '../checks/targets.ts'
import { type DeskRoom, LIN, makeDeskRoom, PASSWORD } from './room.ts'

const LOOKS = [
  { width: 1440, locale: 'zh-CN', colorScheme: 'light', edition: 'standard' },
  { width: 820, locale: 'en', colorScheme: 'dark', edition: 'standard' },
  { width: 390, locale: 'en', colorScheme: 'light', edition: 'standard' },
  { width: 390, locale: 'zh-CN', colorScheme: 'dark', edition: 'care' },
] as const

const { app, context, close } = await createRealApp()
let origin: string
let browser: Browser
let room: DeskRoom
beforeAll(async () => {
  origin = await app.listen({ host: '127.0.0.1', port: 0 })
  room = await makeDeskRoom(context, new Date())
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await close()
})

async function enter(options: PageOptions): Promise<Page> {
  const page = await newPage(browser, options)
  await page.goto(`${origin}/sign-in?to=/desk/articles`)
  await page.fill('#email', LIN.email)
  await page.fill('#password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === '/desk/articles')
  await page.waitForLoadState('networkidle')
  return page
}

function pages(): [string, string][] {
  const [ferry, night] = room.waiting
  const at = `/desk/articles/${ferry?.submissionId}`
  return [
    ['queue', '/desk/articles'],
    ['text', at],
    ['publish', `${at}/publish`],
    ['refuse', `${at}/refuse`],
    ['note', `${at}/note?block=3`],
    ['edit', `${at}/edit`],
    ['assign', `${at}/assign`],
    ['history', `${at}/history`],
    ['changes', `/desk/articles/${night?.submissionId}/changes`],
    ['preview', `${at}/preview?width=phone`],
    ['none', '/desk/articles?assigned=me'],
    ['closed', `/desk/articles/${room.decided}?state=published`],
    ['decided', '/desk/articles?state=published'],
    ['calendar', '/desk/calendar'],
    ['month', '/desk/calendar?month='],
    ['unschedule', `/desk/calendar/${room.scheduled.articleId}/unschedule`],
    ['published', '/desk/published'],
    ['found', `/desk/published?q=${encodeURIComponent('夜班')}`],
    ['record', `/desk/published/${room.published}`],
    ['move', `/desk/published/${room.published}/channel`],
    ['retract', `/desk/published/${room.published}/retract`],
  ]
}

test.each(LOOKS)(
  'every page of the desk for articles can be read and touched: $width $locale $edition',
  async (look) => {
    const { width, locale, colorScheme, edition } = look
    const page = await enter({ width, locale, colorScheme })
    await page.context().addCookies([{ name: 'view', value: `${locale}~${edition}~auto`, url: origin }])
    const seen = watch(page)
    const problems: string[] = []
    for (const [name, path] of pages()) {
      const answer = await page.goto(`${origin}${path}`)
      expect(answer?.status(), path).toBe(200)
      expect(page.url()).toBe(`${origin}${path}`)
      problems.push(...(await axe(page)).map((line) => `${name}: ${line}`))
      problems.push(...(await sidewaysScroll(page, width)).map((line) => `${name}: sideways ${line}`))
      if (width === 390)
        problems.push(
          ...(await smallTargets(page, edition === 'care' ? 60 : 44)).map((line) => `${name}: small ${line}`),
        )
      await screenshot(page, `desk-articles-${name}-${width}-${edition}`)
    }
    expect(problems).toEqual([])
    expect(seen.console).toEqual([])
    await closePage(page)
  },
  240_000,
)
