import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkDocument,
  type Document,
  fromHtml,
  fromMarkdown,
  normaliseDocument,
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

const pieces = fc.array(
  fc.constantFrom(
    ...'p div b i a span ul ol li table tr td th caption figure figcaption pre code h1 h3 blockquote svg math mtext style script select option template noscript textarea form details dl dt dd ruby rt q sup'
      .split(' ')
      .flatMap((name) => [`<${name}>`, `<${name} id=x href="#x" onclick=__pwned()>`, `</${name}>`]),
    ...[
      '<img src=x onerror=__pwned()>',
      '<video src=/v.mp4>',
      '<br>',
      '<hr/>',
      '<!--',
      '-->',
      ']]>',
      '<a href="javascript:x">',
    ],
    ...[
      'text',
      ' ',
      '\n',
      '字',
      '&lt;',
      '&#27;',
      '"',
      "'",
      '<',
      '>',
      '\0',
      '**',
      '`',
      '[^1]',
      '](x)',
      '\n\n',
    ],
  ),
  { maxLength: 40 },
)

test('soup of tags is harmless, and in the form that imports promise', () => {
  fc.assert(
    fc.property(pieces, (soup) => {
      const { document } = fromHtml(soup.join(''))
      expect(normaliseDocument(document)).toEqual(document)
      expectHarmless(document)
    }),
    { numRuns: Number(process.env.RUNS ?? 100) },
  )
})

const structure = fc.array(
  fc.constantFrom(
    ...'p div b i a span ul ol li table tbody tr td th caption colgroup figure figcaption pre code h1 h3 blockquote select option optgroup template noscript textarea form button fieldset details summary dl dt dd ruby rt q sup object audio video canvas center font marquee math svg foreignObject mi head body html frameset'
      .split(' ')
      .flatMap((name) => [`<${name}>`, `</${name}>`]),
    ...[
      '<br>',
      '<hr>',
      '<img src=/x.jpg>',
      '<img src=x: alt=y>',
      '<a href="#m">',
      '<p id=m>',
      '<!-- c -->',
      '<iframe></iframe>',
      '<script></script>',
    ],
  ),
  { maxLength: 30 },
)

test('every word in a soup of tags survives', () => {
  fc.assert(
    fc.property(structure, (soup) => {
      const words = soup.map((_, at) => `w${at}w`)
      const text = plainText(fromHtml(`start ${soup.map((tag, at) => tag + words[at]).join('')}`).document)
      // Words directly in a drawing or a formula are shown by no browser in the place where they stand.
      const drawn = soup.findIndex((tag) => tag === '<svg>' || tag === '<math>')
      for (const word of drawn < 0 ? words : words.slice(0, drawn)) expect(text).toContain(word)
    }),
    { numRuns: Number(process.env.RUNS ?? 100) },
  )
})

function expectHarmless(document: Document): void {
  expect(strangers(renderHtml(checkDocument(document), context))).toEqual([])
  // By way of Markdown it is as harmless.
  expect(strangers(renderHtml(fromMarkdown(toMarkdown(document)).document, context))).toEqual([])
}
