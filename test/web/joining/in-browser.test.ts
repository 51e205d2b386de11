import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, closePage, launchBrowser, newPage, screenshot, watch } from '../../support/browser.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'
import { type ReaderSession, signInReader } from '../../support/reader-session.ts'
import { until } from '../../support/until.ts'

let portal: PortalApp
let browser: Browser
let reader: ReaderSession
let room: Awaited<ReturnType<typeof makeRoom>>
let article: Awaited<ReturnType<typeof publishOne>>
beforeAll(async () => {
  portal = await startPortalApp()
  browser = await launchBrowser()
  reader = await signInReader(portal)
  room = await makeRoom(portal.database)
  article = await publishOne(portal.database, room.accountId, { topics: ['轮渡'] })
})
afterAll(async () => {
  await browser?.close()
  await portal?.close()
})

async function signIn(page: Page): Promise<void> {
  await page.fill('#email', reader.email)
  await page.fill('#password', reader.password)
  await page.click('main form button[type=submit]')
}

const like = 'form[action$="/like"] button'
const follow = '.author-card form[action$="/follow"] button'

describe('a reader without script', () => {
  test('signs in on the way, follows, bookmarks, and finds what was published', async () => {
    const page = await newPage(browser, { javaScript: false })
    await page.goto(`${portal.address}${article.path}`)
    await page.click(follow)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await signIn(page)
    expect(new URL(page.url()).pathname).toBe(`/@${room.handle}/follow`)
    await page.click('main form button')
    expect(await page.textContent('h1')).toBe('已关注')
    await page.click('main a.more')
    expect(new URL(page.url()).pathname).toBe('/following')
    await page.click('main .teaser a')
    expect(decodeURI(new URL(page.url()).pathname)).toBe(decodeURI(article.path))
    await page.click('form[action$="/bookmark"] button')
    expect(await page.textContent('h1')).toBe('已收藏这篇文章')
    await page.fill('#folderName', '江边')
    await page.check('input[value=new]')
    await page.click('.join-filing button')
    expect(await page.isChecked('label:has-text("江边") input')).toBe(true)
    await page.click('main a.more')
    expect(await page.textContent('.own-list')).toContain('江边')
    await page.click('.own-actions button')
    expect(await page.textContent('main')).toContain('还没有收藏')
    await page.goto(`${portal.address}/me/following`)
    await page.click('.own-actions button')
    expect(await page.textContent('main')).toContain('没有关注任何号')
    await closePage(page)
  }, 120_000)
})

describe('a reader with script', () => {
  test('likes at once, and finds it so again', async () => {
    const page = await newPage(browser, {})
    const seen = watch(page)
    await page.goto(`${portal.address}/sign-in?to=${encodeURIComponent(article.path)}`)
    await signIn(page)
    await page.waitForSelector(`${like}[aria-pressed=false]`)
    await page.click(like)
    expect(await page.getAttribute(like, 'aria-pressed')).toBe('true')
    await until(async () => (await page.textContent('.join-count')) === '1', {
      what: 'the number',
      timeoutMs: 5000,
    })
    expect(await axe(page)).toEqual([])
    await screenshot(page, 'article-liked')
    await page.click(follow)
    await page.reload()
    await page.waitForSelector(`${like}[aria-pressed=true]`)
    await page.waitForSelector(`${follow}[aria-pressed=true]`)
    expect(await page.isVisible(`${follow} .join-on`)).toBe(true)
    expect(await page.isVisible(`${follow} .join-off`)).toBe(false)
    expect(seen.console).toEqual([])
    // Many clicks at once end as the last one wanted it.
    for (let i = 0; i < 5; i++) await page.click(like)
    expect(await page.getAttribute(like, 'aria-pressed')).toBe('false')
    await page.waitForLoadState('networkidle')
    await until(async () => (await likes()) === 0, { what: 'the like taken back', timeoutMs: 5000 })
    await closePage(page)
  })

  test('is told when it did not work, and nothing looks changed', async () => {
    const page = await newPage(browser, {})
    await page.goto(`${portal.address}/sign-in?to=${encodeURIComponent(article.path)}`)
    await signIn(page)
    await page.waitForSelector(`${like}[aria-pressed=false]`)
    await page.context().setOffline(true)
    await page.click(like)
    await page.waitForSelector('.join-note:not(:empty)')
    expect(await page.textContent('.join-note:not(:empty)')).toBe('没有网络，没有改动。')
    expect(await page.getAttribute(like, 'aria-pressed')).toBe('false')
    expect(await likes()).toBe(0)
    await page.context().setOffline(false)
    await page.click(like)
    await until(async () => (await likes()) === 1, { what: 'the like', timeoutMs: 5000 })
    expect(await page.textContent('.article-actions')).not.toContain('没有网络')
    await closePage(page)
  })

  test('who is a stranger signs in first', async () => {
    const page = await newPage(browser, {})
    await page.goto(`${portal.address}${article.path}`)
    await page.click(like)
    await page.waitForURL('**/sign-in?to=*')
    await closePage(page)
  })

  test('whose session ended meanwhile signs in again', async () => {
    const page = await newPage(browser, {})
    await page.goto(`${portal.address}/sign-in?to=${encodeURIComponent(article.path)}`)
    await signIn(page)
    await page.waitForSelector(`${like}[aria-pressed]`)
    await portal.database.db.deleteFrom('session').execute()
    await page.click(like)
    await page.waitForURL('**/sign-in?to=*')
    await closePage(page)
  })
})

describe('the pages', () => {
  test('of a reader are accessible', async () => {
    const page = await newPage(browser, { width: 390 })
    await page.goto(`${portal.address}/sign-in?to=/me/history`)
    await signIn(page)
    await page.waitForURL('**/me/history')
    await fetchAll(page, [`/@${room.handle}/follow`, `/a/${article.articleId}/bookmark`])
    for (const path of [
      '/me/history',
      '/me/following',
      '/me/bookmarks',
      '/following',
      `/@${room.handle}/follow`,
      `/a/${article.articleId}/bookmark`,
      `/a/${article.articleId}/like`,
    ]) {
      await page.goto(`${portal.address}${path}`)
      expect(await axe(page), path).toEqual([])
    }
    await closePage(page)
  }, 120_000)

  test('are accessible in every edition and width', async () => {
    const paths = [
      `/@${room.handle}`,
      `/@${room.handle}/articles`,
      `/@${room.handle}/series`,
      '/levels',
      article.path,
    ]
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [390, 'dark'],
      [320, 'light'],
    ] as const) {
      const page = await newPage(browser, { width, colorScheme })
      for (const path of paths) {
        await page.goto(`${portal.address}${path}`)
        expect(await axe(page), `${path} ${width}`).toEqual([])
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow, `${path} ${width}`).toBe(0)
      }
      await closePage(page)
    }
  }, 120_000)
})

/** Sends these forms as the page's script would. */
async function fetchAll(page: Page, paths: string[]): Promise<void> {
  for (const path of paths)
    await page.evaluate(
      (to) => fetch(to, { method: 'POST', body: new URLSearchParams({ on: '1' }) }).then(() => undefined),
      path,
    )
}

async function likes(): Promise<number> {
  const row = await portal.database.db
    .selectFrom('article_figures')
    .select('likes')
    .where('article_id', '=', article.articleId)
    .executeTakeFirst()
  return row?.likes ?? 0
}
