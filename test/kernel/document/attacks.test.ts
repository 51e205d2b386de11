import { expect, test } from 'vitest'
import {
  checkDocument,
  type Document,
  fromHtml,
  fromMarkdown,
  plainText,
  renderHtml,
  toMarkdown,
} from '../../../src/kernel/document/index.ts'
import { strangers } from './allowed.ts'
import { attacks, survivors } from './attacks.ts'
import { everything, view } from './samples.ts'

const context = { media: view, language: 'zh-CN' }

test('the list is long, and each name is its own', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(150)
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length)
})

test('the vocabulary is that of the renderer', () => {
  expect(strangers(renderHtml(everything, context))).toEqual([])
  expect(strangers('<p onclick=x><a href=javascript:x><script></script><svg></svg>')).toHaveLength(4)
})

test.each(attacks)('$name', ({ html, survives }) => {
  const { document, lost } = fromHtml(html)
  expectHarmless(document)
  if (survives !== undefined) expect(plainText(document)).toContain(survives)
  for (const { what, detail } of lost) expect(what.length > 0 && detail.length <= 200).toBe(true)

  const read = fromMarkdown(html).document
  expectHarmless(read)
  if (survives !== undefined) expect(plainText(read)).toContain(survives)
})

test.each(survivors)('%s survives', (html, text) => {
  expect(plainText(fromHtml(html).document)).toContain(text)
})

function expectHarmless(document: Document): void {
  expect(strangers(renderHtml(checkDocument(document), context))).toEqual([])
  // By way of Markdown it is as harmless.
  expect(strangers(renderHtml(fromMarkdown(toMarkdown(document)).document, context))).toEqual([])
}
