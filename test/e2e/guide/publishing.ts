import { test } from 'vitest'
import type { Cast } from './applying.ts'
import { addReads } from './busy-desk.ts'
import { comeIn, signIn, type Visitor, wait } from './stage.ts'
import { editorIsThere, publish } from './writing.ts'

/** Corrections, an editor's edits, a time, retraction, rules: authors#revise and #retract, editors#edits to #texts. */
export function publishing(cast: () => Cast): void {
  test('correcting what is published', async () => {
    const { stage, author, editor, camera, story } = cast()
    const { page, t } = author
    wait(stage, 90)
    await openOwn(author, story.title)
    await author.press('studio.goOnWriting')
    await editorIsThere(page)
    await page.locator('#ed-text').focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText(story.added)
    await page.locator('#save-state[data-state=saved]').waitFor()
    await author.press('studio.revise')
    await page.getByLabel(t('studio.kind.correction')).check()
    await author.fill('studio.note', story.correction)
    await page.getByLabel(t('studio.declare')).check()
    await camera.take(page, 'revise', {
      of: page.locator('form').filter({ has: page.locator('[name=kind]') }),
    })
    await author.press('studio.submit')
    await page.getByText(t('studio.done.submitted')).waitFor()
    await publish(editor, story.title)
    await author.go(`${new URL(page.url()).pathname}`)
    await author.press('studio.readIt')
    await page.getByText(story.correction).first().waitFor()
  })

  test('a second article with a time, and an editor’s edits to answer', async () => {
    const { stage, author, editor, camera, story } = cast()
    const { page, t } = author
    wait(stage, 60)
    await author.go('/studio')
    await author.press('studio.write')
    await author.press('studio.begin')
    await editorIsThere(page)
    await page.getByRole('textbox', { name: t('editor.title'), exact: true }).fill(story.later)
    await page.locator('#ed-text').focus()
    await page.keyboard.insertText(story.laterText)
    await page.locator('#save-state[data-state=saved]').waitFor()
    await author.press('studio.submit')
    await page.getByLabel(t('studio.whenLater'), { exact: true }).check()
    await page.fill('[name=at]', '2026-11-21T08:00')
    await page.getByLabel(t('studio.declare')).check()
    await author.press('studio.submit')
    await page.getByText(t('studio.done.submitted')).waitFor()

    await editor.go('/desk/articles')
    await editor.page.getByRole('link', { name: story.later }).first().click()
    await editor.press('desk.art.edit')
    await editor.page
      .getByLabel(t('desk.art.text'), { exact: true })
      .fill(`${story.laterText}\n\n${story.added}`)
    await editor.press('desk.art.editSend')
    await editor.page.getByText(t('desk.art.done.proposed')).waitFor()

    await addReads(stage.database, story.handle, stage.clock.now)
    await author.go('/studio')
    await page.getByText(t('studio.need.edit')).first().waitFor()
    await camera.take(page, 'studio')
    await openOwn(author, story.later)
    await author.press('studio.editAccept')
    await page.getByText(t('studio.event.edit_accepted')).first().waitFor()
    await publish(editor, story.later, 'desk.art.done.scheduled')
  })

  test('the calendar, and what is published', async () => {
    const { editor, camera, story } = cast()
    const { page, t } = editor
    await editor.go('/desk')
    await editor.press('desk.rail.calendar')
    await page.getByRole('link', { name: story.later }).first().waitFor()
    await editor.press('desk.cal.month')
    await page.getByRole('link', { name: story.later }).first().waitFor()
    await camera.take(page, 'calendar', { height: 900 })
    await editor.press('desk.rail.published')
    await page.getByRole('link', { name: story.title }).first().click()
    await editor.press('desk.pub.move')
    await page.getByRole('button', { name: t('desk.pub.moveNow') }).waitFor()
    await page.goBack()
    await editor.press('desk.pub.retract')
    await page.getByRole('heading', { name: t('desk.pub.retractAsk') }).waitFor()
    await page.fill('[name=reason]', story.retraction)
  })

  test('retracting, and restoring', async () => {
    const { stage, author, story } = cast()
    const { page, t } = author
    wait(stage, 30)
    await openOwn(author, story.title)
    await author.press('studio.retraction.title')
    await page.fill('[name=reason]', story.retraction)
    await author.press('studio.retraction.button')
    await page.getByText(t('studio.state.retracted')).first().waitFor()
    await author.press('studio.restoration.button')
    await author.press('studio.restoration.button')
    await page.getByText(t('studio.state.published')).first().waitFor()
  })

  test('the rules', async () => {
    const { stage, author, camera } = cast()
    const operator = await comeIn(stage, author.t('studio.home') === 'Home' ? 'en' : 'zh-CN')
    await signIn(operator, 'operator@demo.test')
    await operator.go('/console')
    for (const key of [
      'console.templates',
      'console.agreements',
      'console.channels',
      'console.audit',
    ] as const)
      await operator.press(key)
    await operator.press('console.settings')
    await operator.press('console.setArticles')
    await operator.page.getByLabel(operator.t('console.set.reviewFirst')).waitFor()
    await camera.take(operator.page, 'settings', {
      of: operator.page.locator('main'),
      around: 0,
      height: 700,
    })
    await operator.page.context().close()
  })
}

/** The history of one of the author's articles, found by its title. */
async function openOwn(author: Visitor, title: string): Promise<void> {
  const { page } = author
  await author.go('/studio')
  await author.press('studio.articles')
  await page.getByRole('link', { name: title }).first().click()
  await page.waitForURL(/\/studio\/articles\/\w{13}/)
  if (!page.url().endsWith('/history')) {
    await author.press('studio.history')
    await page.waitForURL(/\/history$/)
  }
}
