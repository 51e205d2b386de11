import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkDocument,
  type Document,
  fromHtml,
  fromMarkdown,
  normaliseDocument,
  renderHtml,
  schema,
  toMarkdown,
} from '../../../src/kernel/document/index.ts'
import { anyDocument, normalDocument } from './arbitrary.ts'
import { everything, view } from './samples.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 60) }

test('normalising twice changes nothing, and what it gives is valid', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const normal = checkDocument(normaliseDocument(document))
      expect(normaliseDocument(normal)).toEqual(normal)
    }),
    runs,
  )
})

test('a document comes back from its HTML', () => {
  fc.assert(
    fc.property(normalDocument, (document) => {
      const html = renderHtml(document, { media: view, language: 'en' })
      expectSame(fromHtml(html).document, document)
    }),
    runs,
  )
})

test('a document comes back from its Markdown', () => {
  fc.assert(
    fc.property(normalDocument, (document) =>
      expectSame(fromMarkdown(toMarkdown(document)).document, document),
    ),
    runs,
  )
  expect(toMarkdown(everything)).toMatchSnapshot()
})

test('any text is read as Markdown and as HTML without complaint', () => {
  fc.assert(
    fc.property(normalDocument, fc.string({ unit: 'binary' }), (document, junk) => {
      const markdown = toMarkdown(document)
      for (const text of [
        junk,
        markdown + junk,
        junk + markdown,
        markdown.slice(0, markdown.length / 2) + junk,
      ]) {
        checkDocument(fromMarkdown(text).document)
        checkDocument(fromHtml(text).document)
      }
    }),
    { numRuns: 25 },
  )
})

function expectSame(actual: Document, expected: Document): void {
  if (!schema.nodeFromJSON(actual).eq(schema.nodeFromJSON(expected))) expect(actual).toEqual(expected)
}
