import type { Browser, Page } from 'playwright-core'
import type { Fields, Timing } from '../../../src/client/editor/page-data.ts'
import type { BlockNode, Document } from '../../../src/kernel/document/index.ts'
import { newPage, type PageOptions, type Watch, watch } from '../../support/browser.ts'
import type { BuiltEditor } from './built-editor.ts'
import { type Studio, startStudio } from './harness.ts'

export const FAST: Partial<Timing> = { pause: 80, most: 500, retry: 100, longestRetry: 400, heartbeat: 1000 }

export function paragraphs(...lines: string[]): Document {
  return {
    type: 'doc',
    content: lines.map(
      (text): BlockNode =>
        text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] },
    ),
  }
}

export function fieldsOf(body: Document = paragraphs('')): Fields {
  return { title: '', summary: '', body, label: 'original', topics: [], language: 'zh-CN' }
}

export type Desk = { studio: Studio; page: Page; seen: Watch; close(): Promise<void> }

/** A studio of one article, opened in a window. */
export async function openDesk(
  built: BuiltEditor,
  browser: Browser,
  options: PageOptions & {
    body?: Document
    fields?: Fields
    timing?: Partial<Timing>
    language?: 'zh-CN' | 'en'
  } = {},
): Promise<Desk> {
  const { body, fields = fieldsOf(body), timing = FAST, language, ...window } = options
  const studio = await startStudio(built, { fields, timing, language })
  const page = await newPage(browser, window)
  const seen = watch(page)
  await openDraft(page, studio)
  return {
    studio,
    page,
    seen,
    async close() {
      await page.context().close()
      await studio.close()
    },
  }
}

export async function openDraft(page: Page, studio: Studio): Promise<void> {
  await page.goto(studio.address)
  await page.locator('#ed-text.ProseMirror').waitFor()
}

/** The document as it is in the window. */
export function documentIn(page: Page): Promise<Document> {
  return page.evaluate(() =>
    (document.querySelector('#ed-text') as unknown as { editor: { getJSON(): never } }).editor.getJSON(),
  )
}

/** Puts the caret at the end of the text. */
export async function toEnd(page: Page): Promise<void> {
  await page.locator('#ed-text').focus()
  await page.keyboard.press('Control+End')
  await settle(page)
}

/** Where the caret is now, browsers tell a moment after the key. */
export async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(50)
}

export function saved(page: Page): Promise<void> {
  return page.locator('#save-state[data-state="saved"]').waitFor()
}
