import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../src/demo/index.ts'
import { closePage, newPage } from '../../support/browser.ts'
import type { Taken } from '../../support/smtp.ts'
import { until } from '../../support/until.ts'
import type { Stage } from './stage.ts'

/** What a reader does, with forms and links alone, up to the mail that comes and that they stop. */
export function withoutScript(stage: Stage): void {
  test('a reader without script searches, reads, signs in, follows, comments, is answered by mail, and stops that', async () => {
    const page = await newPage(stage.browser, { width: 390, javaScript: false })
    await page.goto(stage.portal.url)
    await page.fill('#search', '渡船')
    await page.press('#search', 'Enter')
    await page.click('.search-page a[href^="/a/"]')
    expect(await page.textContent('h1')).toContain('渡船')
    const article = page.url()

    await page.click('.author-card form[action$="/follow"] button')
    await signIn(page, 'reader@demo.test')
    await page.click('main form[action$="/follow"] button')
    expect(await page.textContent('h1')).toBe('已关注')

    await page.goto(article)
    await page.fill('#comment-body', '明天早上我也去坐一趟。')
    await page.click('.comment-form button')
    const floor = page.locator('.floor-one')
    expect(await floor.textContent()).toContain('明天早上我也去坐一趟。')
    const { pathname } = new URL(page.url())

    const author = await newPage(stage.browser, { width: 390, javaScript: false })
    await author.goto(`${stage.portal.url}/sign-in?to=${encodeURIComponent(pathname)}`)
    await signIn(author, 'author@demo.test')
    await author.click('.floor-one a[href$="/reply"]')
    await author.fill('#comment-body', '六点二十，南埠码头见。')
    await author.click('.comment-form button')
    expect(await author.textContent('.floor-one')).toContain('六点二十，南埠码头见。')

    const { taken } = stage.smtp
    await until(async () => taken.some(({ to }) => to.includes('reader@demo.test')), {
      what: 'the mail that tells of the answer',
      timeoutMs: 20_000,
    })
    const { mail } = taken.find(({ to }) => to.includes('reader@demo.test')) as Taken
    expect(mail.text).toContain('六点二十，南埠码头见。')
    const [stop = ''] = /http\S+\/unsubscribe\/\S+/.exec(mail.text ?? '') ?? []
    const stranger = await newPage(stage.browser, { width: 390, javaScript: false })
    await stranger.goto(stop)
    await stranger.click('main form button')
    expect(stranger.url()).toBe(stop)
    await page.goto(`${stage.portal.url}/me/notifications/choices`)
    expect(await page.locator('[name="replies.mail"]').inputValue()).toBe('never')
    for (const one of [page, author, stranger]) await closePage(one)
  }, 90_000)
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.fill('#email', email)
  await page.fill('#password', DEMO_PASSWORD)
  await page.click('main form button[type=submit]')
}
