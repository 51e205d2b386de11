import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findArticle, findSubject } from '../../../src/domain/articles/index.ts'
import { findSubmission } from '../../../src/domain/reviewing/index.ts'
import { closePage, launchBrowser, newPage, type PageOptions, watch } from '../../support/browser.ts'
import { createRealApp } from '../../support/real-app.ts'
import { until } from '../../support/until.ts'
import { AUTHOR, type DeskRoom, LIN, makeDeskRoom, PASSWORD, ZHOU } from './room.ts'

const { app, context, database, close } = await createRealApp()
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

async function enter(path: string, options: PageOptions, who = LIN): Promise<Page> {
  const page = await newPage(browser, { locale: 'en', ...options })
  await page.goto(`${origin}/sign-in?to=${encodeURIComponent(path)}`)
  await page.fill('#email', who.email)
  await page.fill('#password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === new URL(path, origin).pathname)
  await page.waitForLoadState()
  return page
}
const at = (index: number) => `/desk/articles/${room.waiting[index]?.submissionId}`
const stateOf = async (index: number) =>
  (await findSubject(database.db, room.waiting[index]?.articleId ?? ''))?.state
const on = (page: Page, path: RegExp) => page.waitForURL(path)

describe('an article', () => {
  test('is edited at the desk, accepted in the studio and published, by mouse', async () => {
    const page = await enter('/desk/articles', { width: 1440 })
    const seen = watch(page)
    await page.getByRole('link', { name: /last night bus/ }).click()
    await page
      .getByRole('link', { name: 'Take' })
      .or(page.getByRole('button', { name: 'Take' }))
      .click()
    await on(page, /done=assigned/)
    await page.getByRole('link', { name: 'Propose edits' }).click()
    await page.fill('#title', 'The last night bus and its twelve people')
    await page.fill('#message', 'Plainer.')
    await page.getByRole('button', { name: 'Send to the author' }).click()
    await on(page, /\/changes\?/)
    expect(await page.locator('ins').count()).toBeGreaterThan(0)

    const { articleId = '', submissionId = '' } = room.waiting[1] ?? {}
    const author = await enter(`/studio/articles/${articleId}/history`, { width: 1440 }, AUTHOR)
    await author.locator('button[name=answer][value=accept]').click()
    const answered = async () =>
      (await findSubmission(database, submissionId))?.edits[0]?.state === 'accepted'
    await until(answered, { what: 'the answer', timeoutMs: 10_000 })
    await closePage(author)

    await page.goto(`${origin}${at(1)}`)
    await page.getByRole('link', { name: 'Publish', exact: true }).click()
    await page.getByLabel('Now', { exact: true }).check()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await on(page, /done=published/)
    expect(await findArticle(database, articleId)).toMatchObject({
      article: { title: 'The last night bus and its twelve people' },
    })
    expect(seen.console).toEqual([])
    await closePage(page)
  })

  test('is noted on by selecting its words, sent back with a template, by touch at 390', async () => {
    const page = await enter(at(2), { width: 390, height: 800 })
    await page.evaluate(() => {
      const words = document.querySelector('[data-block="0"] p')?.firstChild as Text
      const range = document.createRange()
      range.setStart(words, 0)
      range.setEnd(words, 4)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    })
    await page.locator('.note-here').click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('note')
    expect(await page.locator('[data-note-quote]').textContent()).toBe('面要醒两')
    await page.fill('#note', '两遍还是三遍？')
    await page.getByRole('button', { name: 'Pin the note' }).click()
    await on(page, /done=noted/)
    expect(await page.locator('#p-1 .note-quote').textContent()).toBe('面要醒两')
    await page.getByRole('link', { name: 'Ask for changes' }).click()
    await page.getByRole('button', { name: 'Captions missing' }).click()
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#reason')?.value !== '')
    expect(await page.inputValue('#reason')).toBe('请给每张图片写一句说明。')
    await page.getByRole('button', { name: 'Send back' }).click()
    await on(page, /done=changes/)
    expect(await stateOf(2)).toBe('changes')
    await closePage(page)
  })

  test('is walked to, taken, noted, refused by keyboard alone; the second editor meets the decision', async () => {
    const page = await enter('/desk/articles', { width: 1440 })
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await on(page, new RegExp(at(0)))
    const late = await enter(`${at(0)}/refuse`, { width: 820 }, ZHOU)
    await late.fill('#reason', 'My own words about the ferry')
    await page.keyboard.press('?')
    expect(await page.locator('#keys').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('m')
    await on(page, /done=assigned/)
    await page.keyboard.press('n')
    await page.waitForFunction(() => document.activeElement?.id === 'note')
    await page.keyboard.type('Which pier? a c r')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await on(page, /done=noted/)
    await page.keyboard.press('h')
    await on(page, /\/history/)
    await page.keyboard.press('t')
    await on(page, /\/desk\/articles\/\w{13}$/)
    await page.keyboard.press('r')
    await on(page, /\/refuse/)
    await page.locator('#reason').focus()
    await page.keyboard.type('A ferry company pays for this.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await on(page, /done=refused/)
    expect(await stateOf(0)).toBe('refused')
    const answer = late.waitForResponse((response) => response.request().method() === 'POST')
    await late.locator('#reason').press('Tab')
    await late.keyboard.press('Enter')
    expect((await answer).status()).toBe(409)
    await late.waitForSelector('#kept')
    expect(await late.locator('h1').count()).toBe(1)
    expect(await late.inputValue('#kept')).toBe('My own words about the ferry')
    expect(await late.textContent('[role=alert]')).toContain(LIN.name)
    await Promise.all([closePage(page), closePage(late)])
  })

  test('that waits for its time is taken off the calendar, by touch, without script', async () => {
    const page = await enter('/desk/calendar', { width: 390, javaScript: false })
    await page.goto(`${origin}/desk/published/${room.scheduled.articleId}`)
    await page.getByRole('link', { name: 'Take off the calendar' }).click()
    await page.fill('#reason', 'The facts are not confirmed.')
    await page.getByRole('button', { name: 'Take off the calendar' }).click()
    await on(page, /done=unscheduled/)
    expect((await findSubject(database.db, room.scheduled.articleId))?.state).toBe('draft')
    await closePage(page)
  })
})
