import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { renderPicture } from '../../../src/demo/pictures/render.ts'
import type { Cast } from './applying.ts'
import { type Visitor, wait } from './stage.ts'

/** The editor, the checks, review and answer: authors#write to #review, editors#articles to #decide. */
export function writing(cast: () => Cast): void {
  test('writing an article with a heading and a picture', async () => {
    const { author, story } = cast()
    const { page, t } = author
    await author.go('/studio')
    await author.press('studio.write')
    await author.press('studio.begin')
    await editorIsThere(page)
    await page.getByRole('textbox', { name: t('editor.title'), exact: true }).fill(story.title)
    await page.locator('#ed-text').focus()
    await page.keyboard.insertText(story.paragraphs[0])
    await page.keyboard.press('Enter')
    const chooser = page.waitForEvent('filechooser')
    await author.press('editor.do.picture')
    await author.press('editor.place.file')
    await (await chooser).setFiles({
      name: 'river.jpg',
      mimeType: 'image/jpeg',
      buffer: await renderPicture('ferry-dawn'),
    })
    const figure = page.locator('.ed-picture').first()
    await figure.locator('img').waitFor()
    await figure.getByLabel(t('editor.caption')).fill(story.caption)
    await figure.getByLabel(t('editor.alt')).fill(story.alt)
    await figure.getByLabel(t('editor.alt')).press('Enter')
    await page.locator('#ed-text').focus()
    await page.keyboard.press('Control+End')
    // As typed: two marks and a space make a heading.
    await page.keyboard.type('## ')
    await page.keyboard.insertText(story.heading)
    for (const words of story.paragraphs.slice(1)) {
      await page.keyboard.press('Enter')
      await page.keyboard.insertText(words)
    }
    await page.locator('#save-state[data-state=saved]').waitFor()
    await expect.poll(() => page.locator('#ed-text h2').textContent()).toBe(story.heading)
  })

  test('saying how it is published, and looking at the page', async () => {
    const { author, camera, story } = cast()
    const { page, t } = author
    await page.getByLabel(t('studio.field.channelId')).selectOption({ index: 1 })
    await page.getByLabel(t('studio.field.topics')).fill(story.heading)
    await page.locator('#save-state[data-state=saved]').waitFor()
    await camera.take(page, 'editor')
    await author.press('studio.preview')
    await page.frameLocator('iframe').getByRole('heading', { level: 1, name: story.title }).waitFor()
    await author.press('studio.width.phone')
    await author.press('studio.backToText')
    await editorIsThere(page)
  })

  test('handing it in', async () => {
    const { stage, author, camera } = cast()
    const { page, t } = author
    await author.press('studio.submit')
    await page.getByRole('heading', { name: t('studio.submission') }).waitFor()
    await page.getByLabel(t('studio.declare')).check()
    await camera.take(page, 'submission', { of: page.locator('main'), around: 0, height: 1000 })
    await author.press('studio.submit')
    await page.getByText(t('studio.done.submitted')).waitFor()
    wait(stage, 50)
  })

  test('reviewing it, with a note, and sending it back', async () => {
    const { editor, camera, story } = cast()
    const { page, t } = editor
    await editor.go('/desk')
    await editor.press('desk.rail.articles')
    await page.getByRole('link', { name: story.title }).first().click()
    await page.getByRole('heading', { level: 1, name: story.title }).waitFor()
    await camera.take(page, 'articles', { height: 860 })
    await page.getByLabel(t('desk.art.noteOn', { number: 1 })).click()
    await page.getByLabel(t('desk.art.note'), { exact: true }).last().fill(story.note)
    await editor.press('desk.art.notePin')
    const note = page.locator('.note-pinned').first()
    await note.getByText(story.note).waitFor()
    await camera.take(page, 'note', { of: page.locator('.passage-noted').first() })
    await editor.press('desk.art.changes')
    await page.locator('main #reason').fill(story.reason)
    await editor.press('desk.art.changesSend')
    await page.getByText(t('desk.art.done.changes')).waitFor()
  })

  test('reading what the editor says, and handing it in again', async () => {
    const { stage, author, editor, camera, story } = cast()
    const { page, t } = author
    wait(stage, 30)
    await author.go('/studio')
    await page.getByText(t('studio.need.changes')).first().waitFor()
    await page.getByRole('link', { name: story.title }).first().click()
    await page.waitForURL(/\/studio\/articles\/\w{13}/)
    await author.go(`${new URL(page.url()).pathname.replace(/\/history$/, '')}/history`)
    await page.getByText(story.reason).first().waitFor()
    await camera.take(page, 'history', { of: page.locator('main'), around: 0, height: 700 })
    await author.press('studio.noteDone')
    await author.press('studio.submit')
    await page.getByLabel(t('studio.declare')).check()
    await author.press('studio.submit')
    await page.getByText(t('studio.done.submitted')).waitFor()

    await publish(editor, story.title)
    await page.reload()
    await author.press('studio.readIt')
    await page.getByRole('heading', { level: 1, name: story.title }).waitFor()
  })
}

/** The editor has taken the place of the form. */
export function editorIsThere(page: Page): Promise<void> {
  return page.locator('#ed-text[contenteditable=true]').waitFor()
}

/** An editor publishes what was handed in under a title. */
export async function publish(
  editor: Visitor,
  title: string,
  done: 'desk.art.done.published' | 'desk.art.done.scheduled' = 'desk.art.done.published',
): Promise<void> {
  await editor.go('/desk/articles')
  await editor.page.getByRole('link', { name: title }).first().click()
  await editor.press('desk.art.publish')
  await editor.page.getByRole('heading', { name: editor.t('desk.art.ask.publish') }).waitFor()
  await editor.press('desk.art.publish')
  await editor.page.getByText(editor.t(done)).waitFor()
}
