import { expect, test } from 'vitest'
import {
  checkDocument,
  type Document,
  fromHtml,
  fromMarkdown,
  mediaIds,
  type Picture,
  renderHtml,
  type Source,
  sourcesOf,
} from '../../../src/kernel/document/index.ts'
import { doc, PICTURE, paragraph, view } from './samples.ts'

const book: Source = {
  type: 'source',
  attrs: { title: 'Book', author: 'A. Writer', publisher: '', href: 'https://a.example/', accessed: null },
}
const note: Source = {
  type: 'source',
  attrs: { title: 'Note', author: '', publisher: '', href: null, accessed: '2026-02-28' },
}
const picture: Picture = {
  type: 'picture',
  attrs: { media: PICTURE, src: null, alt: '', caption: '' },
}

function gallery(count: number): Document {
  return doc({
    type: 'gallery',
    attrs: { caption: 'all' },
    content: Array.from({ length: count }, () => picture),
  })
}

test('a source that is cited twice has one number and a way back to each place', () => {
  const document = doc(paragraph('a', book, 'b', note), paragraph('c', book))
  const html = renderHtml(document, { media: view, language: 'en' })
  expect(sourcesOf(document)).toEqual([book.attrs, note.attrs])
  expect(html.match(/<li id="src-/g)).toHaveLength(2)
  expect(html).toContain('<a href="#src-1" id="srcref-1-2" aria-label="Source 1">[1]</a>')
  expect(html).toContain(
    '<a class="footnote-back" href="#srcref-1-2" aria-label="Back to citation 2 of source 1">',
  )
  expect(html).toContain('<time datetime="2026-02-28">read on 2026-02-28</time>')
  expect(fromHtml(html).document).toEqual(document)
})

test('a source is written by hand as a note of that name', () => {
  const { document } = fromMarkdown(
    'a[^source-1] b[^source-2] c[^source-3]\n\n[^source-1]: [Book](https://a.example/) · A. Writer\n\n[^source-2]: Note · – · – · 2026-02-28\n\n[^source-3]: **not** a source',
  )
  expect(sourcesOf(document)).toEqual([book.attrs, note.attrs])
  expect(JSON.stringify(document)).toContain('"footnote"')
})

test('a list that only looks like ours stays text', () => {
  const html = '<p>x</p><section class="sources"><ol><li id="src-1">words</li></ol></section>'
  expect(JSON.stringify(fromHtml(html).document)).toContain('words')
})

test.each([
  ['a day that is none', { ...book.attrs, accessed: '2026-02-30' }],
  ['javascript', { ...book.attrs, href: 'javascript:alert(1)' }],
  ['words of great length', { ...book.attrs, title: 'x'.repeat(2001) }],
])('a source with %s is refused', (_name, attrs) => {
  expect(() => checkDocument(doc(paragraph({ type: 'source', attrs } as Source)))).toThrow('document.invalid')
})

test('a gallery holds two to twenty pictures', () => {
  expect(checkDocument(gallery(2))).toEqual(gallery(2))
  expect(mediaIds(gallery(20))).toEqual([PICTURE])
  for (const count of [0, 1, 21]) expect(() => checkDocument(gallery(count))).toThrow('document.invalid')
})

test('galleries of WordPress are read, long ones as several', () => {
  const figures = (count: number) =>
    '<figure class="wp-block-image"><img src="https://a.example/p.jpg"></figure>'.repeat(count)
  const read = (html: string) =>
    fromHtml(`<figure class="wp-block-gallery has-nested-images">${html}</figure>`).document
  expect(read(`${figures(3)}<figcaption>all</figcaption>`).content).toMatchObject([
    { type: 'gallery', attrs: { caption: 'all' }, content: [{}, {}, {}] },
  ])
  expect(read(figures(30)).content.map((block) => block.type === 'gallery' && block.content.length)).toEqual([
    15, 15,
  ])
  expect(read(figures(1)).content[0]?.type).toBe('picture')
})

test('thousands of sources are numbered in little time', () => {
  const cite = (at: number): Source => ({ type: 'source', attrs: { ...book.attrs, author: `A${at}` } })
  const document = doc(paragraph('a', ...Array.from({ length: 12_000 }, (_, at) => cite(at))))
  const start = process.cpuUsage()
  expect(sourcesOf(document)).toHaveLength(12_000)
  expect(process.cpuUsage(start).user).toBeLessThan(1_000_000)
})
