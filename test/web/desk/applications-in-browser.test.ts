import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addApplications } from '../../../src/demo/fill/add-applications.ts'
import { readContent } from '../../../src/demo/index.ts'
import { openAccount } from '../../../src/domain/accounts/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { projectRoot } from '../../../src/platform/project-root.ts'
import {
  axe,
  closePage,
  launchBrowser,
  newPage,
  type PageOptions,
  screenshot,
  watch,
} from '../../support/browser.ts'
import { beSomebody, createDeskApp, type DeskApp, type Visitor } from '../../support/desk-app.ts'

let site: DeskApp
let address: string
let browser: Browser
let operator: Visitor
beforeAll(async () => {
  site = await createDeskApp()
  address = await site.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
  operator = await site.visitor('林站长', 'operator')
  const editor = await site.visitor('值班编辑', 'editor')
  const reader = await site.visitor('读者小程')
  const content = await readContent(join(projectRoot(), 'demo'))
  const people = new Map([
    ['editor@demo.test', editor.actor.personId],
    ['reader@demo.test', reader.actor.personId],
  ])
  const { now } = site.clock
  await transact(site.database, async (tx) => {
    await changeSettings(tx, { ...content.portal, setUpAt: now }, { actor: null, now })
    for (const { handle, name } of content.accounts)
      await openAccount(tx, { handle, name, language: 'zh-CN', now })
    await addApplications(tx, site.context.storage, content.applications, people, now)
  })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(path: string, options: PageOptions = {}): Promise<Page> {
  const page = await newPage(browser, options)
  await beSomebody(page, address, operator)
  await page.goto(`${address}${path}`)
  return page
}
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
const idOf = async (name: string) => {
  const { rows } = await site.database.pool.query('select id from application where name = $1', [name])
  return rows[0].id as string
}
const stateOf = async (name: string) => {
  const { rows } = await site.database.pool.query('select state from application where name = $1', [name])
  return rows[0].state as string
}

describe('applications at the desk, in a browser', () => {
  test('look right and are accessible, wide and narrow, light and dark, in the care edition, in both languages', async () => {
    const one = `/desk/applications/${await idOf('青汀二院')}`
    const pages = [
      ['desk-today', '/desk'],
      ['desk-queue', '/desk/applications'],
      ['desk-application', one],
      ['desk-refuse', `${one}?decide=refuse`],
    ] as const
    const shapes: [string, PageOptions][] = [
      ['1440', {}],
      ['820-dark', { width: 820, colorScheme: 'dark' }],
      ['390-en', { width: 390, height: 844, locale: 'en' }],
    ]
    for (const [shape, options] of shapes) {
      const page = await open('/desk', options)
      const seen = watch(page)
      for (const [name, path] of pages) {
        await page.goto(`${address}${path}`)
        // Colours and sizes differ in the detail; what the page is made of is the same in every shape.
        if (shape === '1440' || name === 'desk-application')
          expect(await axe(page, { enhanced: false }), `${name} ${shape}`).toEqual([])
        expect(await sideways(page), `${name} ${shape}`).toBe(0)
        await screenshot(page, `${name}-${shape}`, { fullPage: false })
      }
      expect(seen.console).toEqual([])
      await closePage(page)
    }
    const care = await open('/desk')
    await care.context().addCookies([{ name: 'view', value: 'zh-CN~care~auto', url: address }])
    await care.goto(`${address}${one}`)
    expect(await axe(care, { enhanced: false })).toEqual([])
    expect(await sideways(care)).toBe(0)
    await screenshot(care, 'desk-application-care', { fullPage: false })
    await closePage(care)
  })

  test('by keyboard alone: J, K, M, N, C with a reason, A, and U to undo', async () => {
    const page = await open('/desk/applications')
    const title = () => page.textContent('.detail h1')
    const press = async (key: string) => {
      await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)])
    }
    await press('j')
    expect(await title()).toBe('桥下修表')
    await press('j')
    expect(await title()).toBe('青汀二院')
    await press('k')
    expect(await title()).toBe('桥下修表')
    await press('m')
    expect(await page.textContent('.detail')).toContain('你在处理')
    await page.keyboard.press('n')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('note')
    // Letters that are typed do nothing else.
    await page.keyboard.type('care: a c r j k')
    expect(await title()).toBe('桥下修表')
    await page.keyboard.press('Tab')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    expect(await page.textContent('.timeline')).toContain('care: a c r j k')
    await press('c')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('words')
    await page.keyboard.insertText('请附上两张照片。')
    await page.focus('button[form=decide]')
    await Promise.all([page.waitForURL(/done=changes/), page.keyboard.press('Enter')])
    expect(await stateOf('桥下修表')).toBe('changes')
    expect(await title()).toBe('青汀二院')
    await Promise.all([page.waitForURL(/done=approved/), page.keyboard.press('a')])
    expect(await stateOf('青汀二院')).toBe('approved')
    await screenshot(page, 'desk-next-1440', { fullPage: false })
    await page.click('.notice-good a')
    await page.waitForURL(/applications\/\w{13}$/)
    await press('u')
    expect(await axe(page, { enhanced: false })).toEqual([])
    await page.click('main button:not([type=button])')
    await page.waitForURL(/done=undone/)
    expect(await stateOf('青汀二院')).toBe('submitted')
    await page.keyboard.press('?')
    expect(await page.isVisible('#keys')).toBe(true)
    expect(await axe(page, { enhanced: false })).toEqual([])
    await closePage(page)
  })

  test('by touch at 390: list, application, refusal with ready words, the next one', async () => {
    const page = await open('/desk/applications', { width: 390, height: 844 })
    await page.click('text=早点铺')
    await page.waitForURL(/applications\/\w{13}/)
    await page.click('.action-bar a:has-text("不通过")')
    await page.waitForURL(/decide=refuse/)
    await page.click('label:has-text("以推广为主")')
    await page.click('button[form=decide]')
    await page.waitForURL(/done=refused/)
    expect(await stateOf('早点铺')).toBe('refused')
    const { rows } = await site.database.pool.query(
      "select reason from application_step where kind = 'refused' order by id desc limit 1",
    )
    expect(rows[0].reason).toContain('以推广为主')
    expect(await sideways(page)).toBe(0)
    await closePage(page)
  })

  test('by mouse: filters, an appeal decided by another editor, without script', async () => {
    const page = await open('/desk/applications', { javaScript: false })
    await page.click('.chips a:has-text("申诉")')
    await page.click('text=末班车')
    expect(await page.textContent('.detail')).toContain('车队的黑板报')
    await page.click('.action-bar a:has-text("支持申诉")')
    await page.fill('#words', '附来的照片与原文一致。')
    await page.click('button[form=decide]')
    expect(await stateOf('末班车')).toBe('approved')
    expect(await page.textContent('main')).toContain('申诉成立')
    await page.goto(`${address}/desk/applications?assigned=nobody`)
    await page.click('summary')
    await page.selectOption('[name=kind]', 'media')
    await page.click('.desk-narrow button')
    expect(new URL(page.url()).searchParams.get('kind')).toBe('media')
    expect(await page.locator('.work-list li').count()).toBe(1)
    await closePage(page)
  })
})
