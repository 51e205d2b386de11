import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findApplication, ownApplications } from '../../../src/domain/applications/index.ts'
import { decide, PDF } from '../../domain/applications/support.ts'
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
import { until } from '../../support/until.ts'

let site: DeskApp
let address: string
let browser: Browser
let editor: Visitor
beforeAll(async () => {
  site = await createDeskApp()
  address = await site.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
  editor = await site.visitor('林', 'editor')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(path: string, who: Visitor, options: PageOptions = {}): Promise<Page> {
  const page = await newPage(browser, options)
  await beSomebody(page, address, who)
  await page.goto(`${address}${path}`)
  return page
}

const own = async (who: Visitor) => {
  const [first] = await ownApplications(site.database, who.actor.personId)
  const found = first && (await findApplication(site.database, first.id))
  if (!found) throw new Error('nothing was begun')
  return found
}
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
const WORDS = {
  'subject.subjectName': '何小河',
  name: '河边纪事',
  signature: '写水，写船，写靠水吃饭的人',
  field: '城市',
  plan: '每周一篇沿河人物的长文，照片自己拍。前二十篇的题目已经列好，附在后面。',
}

async function fill(page: Page): Promise<void> {
  for (const [name, value] of Object.entries(WORDS)) await page.fill(`[name="${name}"]`, value)
}

describe('applying in a browser', () => {
  test('by mouse at 1440: begun, kept as typed, handle checked, files sent, handed in', async () => {
    const who = await site.visitor('何小河')
    const page = await open('/apply', who)
    const seen = watch(page)
    await page.click('main a[href="/applications/new"]')
    await screenshot(page, 'apply-begin-1440')
    await page.click('text=个人')
    await page.click('main button')
    await page.waitForURL(/applications\/\w{13}$/)
    await fill(page)
    await page.fill('[name=handle]', 'desk')
    await page.waitForSelector('#handle-check[data-ok=false]')
    await page.fill('[name=handle]', 'hebian')
    await page.waitForSelector('#handle-check[data-ok=true]')
    await until(async () => (await own(who)).handle === 'hebian', { what: 'the draft', timeoutMs: 10_000 })
    await expect.poll(() => page.textContent('#save-state')).toMatch(/已保存 \d\d:\d\d:\d\d/)
    const scan = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#246' } })
      .png()
      .toBuffer()
    await page.setInputFiles('#proof', [
      { name: '选题表.pdf', mimeType: 'application/pdf', buffer: PDF },
      { name: '作品.png', mimeType: 'image/png', buffer: scan },
      { name: '不是.pdf', mimeType: 'application/pdf', buffer: Buffer.from('GIF89a') },
    ])
    await page.waitForSelector('.files li:nth-child(2)')
    await page.waitForFunction(() =>
      document.querySelector('.proof-state')?.textContent?.includes('不是.pdf'),
    )
    await screenshot(page, 'apply-form-1440')
    expect(await axe(page, { enhanced: false })).toEqual([])
    // A tab that was closed comes back as it was.
    await page.reload()
    expect(await page.inputValue('[name=plan]')).toBe(WORDS.plan)
    await page.click('button[value=send]')
    await page.waitForSelector('[role=alert] a[href^="#agreed"], [role=alert] a')
    expect(await axe(page, { enhanced: false })).toEqual([])
    await page.check('input[name^="agreed-"]')
    await page.click('button[value=send]')
    await page.waitForURL(/\?sent$/)
    expect(await page.textContent('main')).toContain('申请已提交')
    expect(await axe(page, { enhanced: false })).toEqual([])
    await screenshot(page, 'apply-sent-1440')
    expect((await own(who)).proofs.map(({ name }) => name)).toEqual(['选题表.pdf', '作品.png'])
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(seen.console.filter((line) => !/422|415/.test(line))).toEqual([])
    await closePage(page)
  })

  test('what is typed without a network is kept on the device and sent later', async () => {
    const who = await site.visitor('离线')
    const page = await open('/applications/new', who)
    await page.click('text=个人')
    await page.click('main button')
    await page.waitForURL(/applications\/\w{13}$/)
    await page.context().setOffline(true)
    await page.fill('[name=plan]', '没有网络时写下的。')
    await page.waitForSelector('#save-state[data-state=offline]')
    await page.context().setOffline(false)
    await until(async () => (await own(who)).plan === '没有网络时写下的。', {
      what: 'what was typed offline',
      timeoutMs: 10_000,
    })
    // The server goes away and the tab is closed: the words are in the browser.
    await page.route('**/applications/*', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    )
    await page.fill('[name=plan]', '关掉窗口前写下的。')
    await page.waitForSelector('#save-state[data-state=failed]')
    const again = await newPage(browser, { sharing: page })
    await again.goto(page.url())
    await again.waitForFunction(
      () => (document.querySelector('[name=plan]') as HTMLTextAreaElement).value === '关掉窗口前写下的。',
    )
    await until(async () => (await own(who)).plan === '关掉窗口前写下的。', {
      what: 'what was typed before',
      timeoutMs: 10_000,
    })
    // Changed on another device meanwhile: the person chooses.
    await again.close()
    await page.fill('[name=plan]', '这台设备上写下的。')
    await page.waitForFunction(() => JSON.stringify(localStorage).includes('这台设备上写下的'))
    const { id, version } = await own(who)
    await site.put(
      `/applications/${id}`,
      { kind: 'person', plan: '另一台设备上写下的。', version: String(version) },
      who,
    )
    await page.goto(`${address}/applications/${id}`)
    expect(await page.inputValue('[name=plan]')).toBe('另一台设备上写下的。')
    await page.unrouteAll()
    await page.click('[data-restore]')
    await until(async () => (await own(who)).plan === '这台设备上写下的。', {
      what: 'the choice',
      timeoutMs: 10_000,
    })
    await closePage(page)
  })

  test('without script: the same form, saved by its button', async () => {
    const who = await site.visitor('无脚本')
    const page = await open('/applications/new', who, { javaScript: false, width: 820 })
    await page.check('input[value=company]')
    await page.click('main button')
    expect(await page.isVisible('[name="subject.registration"]')).toBe(true)
    expect(await page.isVisible('[name="subject.profession"]')).toBe(false)
    await page.check('input[name=kind][value=person]')
    expect(await page.isVisible('[name="subject.registration"]')).toBe(false)
    await fill(page)
    await page.setInputFiles('#proof', [{ name: '选题表.pdf', mimeType: 'application/pdf', buffer: PDF }])
    await page.press('[name=name]', 'Enter')
    expect(await page.textContent('main')).toContain('草稿已保存')
    expect(await own(who)).toMatchObject({ name: WORDS.name, proofs: [{ name: '选题表.pdf' }] })
    await closePage(page)
  })

  test('by touch at 390, and what comes after: asked for more, refused, contested', async () => {
    const who = await site.visitor('何小河')
    const page = await open('/applications/new', who, { width: 390, height: 844 })
    await page.click('text=个人')
    await page.click('main button')
    await page.waitForURL(/applications\/\w{13}$/)
    await fill(page)
    await page.fill('[name=handle]', 'hebian-390')
    await page.check('input[name^="agreed-"]')
    expect(await sideways(page)).toBe(0)
    await screenshot(page, 'apply-form-390')
    await page.click('button[value=send]')
    await page.waitForURL(/\?sent$/)
    const sent = await own(who)
    await decide(
      site.database,
      { applicationId: sent.id, version: sent.version },
      'changes',
      editor.actor,
      site.clock.now,
      '请补充三篇以往作品的链接。',
    )
    await page.goto(`${address}/applications/${sent.id}`)
    expect(await page.textContent('main')).toContain('请补充三篇以往作品的链接。')
    await page.fill('[name=earlier]', 'https://example.org/1')
    await page.fill('[name=answer]', '补上了。')
    await screenshot(page, 'apply-changes-390')
    await page.click('button[value=send]')
    await page.waitForURL(/\?answered$/)
    const answered = await own(who)
    await decide(
      site.database,
      { applicationId: sent.id, version: answered.version },
      'refuse',
      editor.actor,
      site.clock.now,
      '链接里的文章署名是别人。',
    )
    await page.goto(`${address}/applications/${sent.id}`)
    expect(await axe(page, { enhanced: false })).toEqual([])
    expect(await sideways(page)).toBe(0)
    await screenshot(page, 'apply-refused-390')
    await page.click('main a[href$="/appeal"]')
    await page.fill('[name=reason]', '那是我的笔名，附上编辑部的证明。')
    expect(await axe(page, { enhanced: false })).toEqual([])
    await page.click('main button')
    await page.waitForURL(/\?appealed$/)
    expect((await own(who)).state).toBe('appealed')
    await closePage(page)
  })

  test('by keyboard alone: from the first question to the end of the form', async () => {
    const who = await site.visitor('键盘')
    const page = await open('/applications/new', who)
    const tabTo = async (selector: string) => {
      for (let i = 0; i < 60; i++) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`the keyboard never came to ${selector}`)
    }
    await tabTo('input[name=kind]')
    await page.keyboard.press('Space')
    await tabTo('main button')
    await page.keyboard.press('Enter')
    await page.waitForURL(/applications\/\w{13}$/)
    for (const [selector, text] of [
      ['[name="subject.subjectName"]', '何小河'],
      ['[name=name]', '键盘纪事'],
      ['[name=handle]', 'jianpan'],
      ['[name=signature]', '只用键盘'],
      ['[name=field]', '科技'],
      ['[name=plan]', WORDS.plan],
    ] as const) {
      await tabTo(selector)
      await page.keyboard.insertText(text)
    }
    await tabTo('input[name^="agreed-"]')
    await page.keyboard.press('Space')
    await tabTo('button[value=send]:not(.apply-default)')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\?sent$/)
    expect((await own(who)).handle).toBe('jianpan')
    await closePage(page)
  })

  test('dark, in the care edition and in English', async () => {
    const who = await site.visitor('Ann')
    for (const [name, options] of [
      ['dark-390', { width: 390, height: 844, colorScheme: 'dark' as const, locale: 'en' }],
      ['820', { width: 820, locale: 'en' }],
    ] as const) {
      const page = await open('/applications/new', who, options)
      if (await page.$('input[name=kind]')) {
        await page.check('input[value=company]')
        await page.click('main button')
      } else await page.click('main a[href^="/applications/0"], main .empty-action a')
      await page.waitForURL(/applications\/\w{13}$/)
      expect(await axe(page, { enhanced: false })).toEqual([])
      expect(await sideways(page)).toBe(0)
      await screenshot(page, `apply-form-${name}`)
      await closePage(page)
    }
    const page = await open('/applications', who, { width: 390, height: 844 })
    await page.context().addCookies([{ name: 'view', value: 'zh-CN~care~auto', url: address }])
    await page.click('main .work-list a')
    expect(await axe(page, { enhanced: false })).toEqual([])
    expect(await sideways(page)).toBe(0)
    await screenshot(page, 'apply-form-care-390')
    await closePage(page)
  })
})
