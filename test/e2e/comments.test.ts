import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeComment } from '../../src/domain/comments/index.ts'
import { transact } from '../../src/platform/database/index.ts'
import { attacks } from '../kernel/document/attacks.ts'
import { axe, closePage, launchBrowser, newPage } from '../support/browser.ts'
import { makeRoom, publishOne } from '../support/content.ts'
import { type PortalApp, startPortalApp } from '../support/portal-app.ts'
import { type ReaderSession, signInReader } from '../support/reader-session.ts'
import { addReader, fillRoom } from '../web/comments/seed.ts'
import { strangeMarkup, watchForScript } from './checks/provoke.ts'

let portal: PortalApp
let browser: Browser
let article: Awaited<ReturnType<typeof publishOne>>
let made: Awaited<ReturnType<typeof fillRoom>>
let accountId: string

beforeAll(async () => {
  portal = await startPortalApp()
  browser = await launchBrowser()
  accountId = (await makeRoom(portal.database)).accountId
  article = await publishOne(portal.database, accountId)
  made = await fillRoom(portal.database, { ...article, accountId })
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await portal?.close()
})

async function visit(
  reader: ReaderSession | undefined,
  options: Parameters<typeof newPage>[1] = {},
): Promise<Page> {
  const page = await newPage(browser, options)
  const cookies = (reader?.cookie ?? '').split('; ').filter(Boolean)
  await page.context().addCookies(
    cookies.map((one) => {
      const at = one.indexOf('=')
      return { name: one.slice(0, at), value: one.slice(at + 1), url: portal.address }
    }),
  )
  return page
}

const at = (path: string) => `${portal.address}${path}`

test('without script: write, answer, change, like, delete', { timeout: 60_000 }, async () => {
  const page = await visit(await signInReader(portal), { javaScript: false })
  await page.goto(at(article.path))
  await page.fill('#comment-body', '没有脚本也能写')
  await page.click('.comment-form button')
  expect(await page.textContent('.floor-one')).toContain('没有脚本也能写')
  await page.goto(at(`/a/${article.articleId}/comments/${made.third}`))
  await page.click(`#c-${made.third} form button`)
  await expect
    .poll(() => page.reload().then(() => page.textContent(`#c-${made.third} [data-likes]`)), {
      timeout: 2000,
    })
    .toBe('4')
  await page.click('text=取消我的赞')
  await page.goto(at(`/a/${article.articleId}/comments?sort=new`))
  await page.click('text=没有脚本也能写 >> xpath=ancestor::li >> text=楼')
  await page.click('text=这是我写的')
  await page.fill('#body', '改过一次')
  await page.click('text=保存修改')
  expect(await page.textContent('.floor-one')).toContain('改过一次')
  await page.click('text=这是我写的')
  await page.click('button:has-text("删除这条跟贴")')
  await page.goto(at(`/a/${article.articleId}/comments?sort=new`))
  await expect
    .poll(() => page.reload().then(() => page.textContent('.floors')), { timeout: 2000 })
    .toContain('已由发表者删除')
  await closePage(page)
})

test('with script: one comment for many clicks, word of new ones, likes at once', {
  timeout: 60_000,
}, async () => {
  const page = await visit(await signInReader(portal), { height: 1600 })
  await page.goto(at(`/a/${article.articleId}/comments?sort=new`))
  await page.waitForResponse((answer) => answer.url().includes('/comments/live'))
  await page.fill('#comment-body', '只该有一条')
  await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('.comment-form button')
    for (let click = 0; click < 5; click += 1) button?.click()
  })
  await page.waitForSelector('.comment-status:has-text("已发送")')
  expect(await page.inputValue('#comment-body')).toBe('')
  const { rows } = await portal.database.pool.query(
    "select count(*)::int as n from comment where body = '只该有一条'",
  )
  expect(rows[0].n).toBe(1)
  await page.waitForTimeout(800)
  expect(await page.isVisible('.comments-new a')).toBe(false)
  const other = await addReader(portal.database, '另一个人')
  const before = await page.evaluate(() => document.querySelector('.floors')?.getBoundingClientRect().top)
  await transact(portal.database, (tx) =>
    writeComment(tx, { articleId: article.articleId, body: '刚刚写的' }, { actor: other, now: new Date() }),
  )
  await page.waitForSelector('.comments-new a:visible', { timeout: 2000 })
  expect(await page.textContent('.comments-new a')).toBe('有 1 条新跟贴')
  expect(before).toBeDefined()
  const like = page.locator(`#c-${made.sixth} form button`)
  await like.click()
  await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true')
  await expect.poll(() => page.textContent(`#c-${made.sixth} [data-likes]`)).toBe('1')
  await page.reload()
  await expect.poll(() => like.getAttribute('aria-pressed'), { timeout: 5000 }).toBe('true')
  await page.route('**/like', (route) => route.fulfill({ status: 503, json: {} }))
  await like.click()
  await expect.poll(() => page.textContent(`#c-${made.sixth} [role=status]`)).toBe('没有成功，请再试一次。')
  expect(await like.getAttribute('aria-pressed')).toBe('true')
  await closePage(page)
})

test('one’s own comment is not new, also where its news comes before its answer', {
  timeout: 60_000,
}, async () => {
  const under = await publishOne(portal.database, accountId)
  const page = await visit(await signInReader(portal), { height: 1600 })
  await page.goto(at(`/a/${under.articleId}/comments?sort=new`))
  await page.waitForResponse((answer) => answer.url().includes('/comments/live'))
  const isNew = page.locator('.comments-new a')
  await page.route('**/comments', async (route) => {
    const response = await route.fetch()
    await isNew.waitFor({ state: 'visible', timeout: 5000 })
    await route.fulfill({ response })
  })
  await page.fill('#comment-body', '自己写的')
  await page.click('.comment-form button')
  await page.waitForSelector('.comment-status:has-text("已发送")')
  expect(await isNew.isVisible()).toBe(false)
  await closePage(page)
})

test('a stranger’s words outlive signing in', { timeout: 60_000 }, async () => {
  const page = await visit(undefined)
  await page.goto(at(article.path))
  await page.locator('#comments').scrollIntoViewIfNeeded()
  await page.waitForLoadState('networkidle')
  await page.fill('#comment-body', '先写再登录')
  await page.click('.comment-form button')
  await page.waitForURL(/\/sign-in\?to=/)
  await page.goto(at(article.path))
  await page.locator('#comments').scrollIntoViewIfNeeded()
  await expect.poll(() => page.inputValue('#comment-body'), { timeout: 5000 }).toBe('先写再登录')
  await closePage(page)
})

describe('attacks', () => {
  test('typed as comments run nothing, leave no strange markup and stay in their place', {
    timeout: 120_000,
  }, async () => {
    const under = await publishOne(portal.database, accountId)
    const now = Date.now() - 3_600_000 * 24 * 30
    let sent = 0
    for (const [index, attack] of attacks.entries()) {
      const actor = await addReader(
        portal.database,
        `<b>${attack.html.slice(0, 30).replaceAll('\0', '')}\u202e`,
      )
      const given = { articleId: under.articleId, body: attack.html.slice(0, 2900) }
      sent += await transact(portal.database, (tx) =>
        writeComment(tx, given, { actor, now: new Date(now + index * 60_000) }),
      ).then(
        ({ state }) => Number(state === 'visible'),
        (error: { code?: string }) => {
          expect(error.code).toMatch(/^comment\./)
          return 0
        },
      )
    }
    expect(sent).toBeGreaterThan(20)
    const page = await newPage(browser, { withoutPolicy: true })
    const caught = await watchForScript(page)
    for (let next: string | null = `/a/${under.articleId}/comments?sort=new`; next; ) {
      await page.goto(at(next))
      expect(await strangeMarkup(page, '.floor-words')).toEqual([])
      next = await page.getAttribute('a[rel=next]', 'href').catch(() => null)
      if (!(await page.$('a[rel=next]'))) next = null
    }
    expect(caught.ran).toEqual([])
    await closePage(page)
  })
})

test.each([
  ['standard', 1440, 'light'],
  ['standard', 390, 'dark'],
  ['care', 820, 'light'],
] as const)('%s at %i, %s: axe finds nothing', { timeout: 120_000 }, async (edition, width, colorScheme) => {
  const page = await newPage(browser, { width, colorScheme, locale: edition === 'care' ? 'en' : 'zh-CN' })
  await page.context().addCookies([{ name: 'view', value: `~${edition}~auto`, url: portal.address }])
  const room = `/a/${article.articleId}/comments`
  for (const path of [
    article.path,
    `${room}?sort=new&view=flat`,
    `${room}/${made.sixth}`,
    `${room}/${made.sixth}/reply`,
  ]) {
    await page.goto(at(path))
    expect(await axe(page), path).toEqual([])
    const [inner, outer] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      window.innerWidth,
    ])
    expect(inner, path).toBeLessThanOrEqual(outer as number)
    if (edition === 'care') expect(await page.$('[data-live]')).toBeNull()
  }
  await closePage(page)
})
