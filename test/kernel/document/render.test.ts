import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import {
  colourClass,
  type Document,
  firstPicture,
  mediaIds,
  paletteCss,
  pictureHtml,
  plainText,
  renderHtml,
  summaryOf,
} from '../../../src/kernel/document/index.ts'
import { doc, everything, PICTURE, paragraph, pictureView, VIDEO, view } from './samples.ts'

const chinese = { media: view, language: 'zh-CN' }

test('every node and mark has its HTML', () => {
  expect(renderHtml(everything, chinese)).toMatchSnapshot()
})

test('text and attributes are escaped', () => {
  const html = renderHtml(
    doc(paragraph('<script>alert("1")</script> & \'x\''), {
      type: 'picture',
      attrs: { media: PICTURE, src: null, caption: '<b>', alt: '"><script>' },
    }),
    chinese,
  )
  expect(html).not.toMatch(/<script|<b>/)
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;')
})

test('a footnote has a way there and back with names in the language of the page', () => {
  const html = renderHtml(everything, { media: view, language: 'en' })
  expect(html).toContain('<a href="#fn-1" id="fnref-1" aria-label="Note 1">1</a>')
  expect(html).toContain('aria-label="Back to note 1 in the text"')
  expect(renderHtml(everything, chinese)).toContain('aria-label="注释 1"')
})

test('a missing file leaves its words and a note', () => {
  const document: Document = doc(
    {
      type: 'picture',
      attrs: { media: null, src: 'https://example.org/p.jpg', caption: '街角', alt: '早点铺' },
    },
    { type: 'video', attrs: { media: '0000000000000', src: null, caption: 'Steam' } },
  )
  const html = renderHtml(document, { media: () => undefined, language: 'en' })
  expect(html).toContain('This picture cannot be shown')
  expect(html).toContain('早点铺')
  expect(html).toContain('<figcaption>街角</figcaption>')
  expect(html).toContain('<figcaption>Steam</figcaption>')
  expect(html).not.toMatch(/<img|<video/)
})

test('a picture is offered in its widths, and as it is when it moves', () => {
  expect(pictureHtml(pictureView(), { alt: 'a', loading: 'eager' })).toMatchSnapshot()
  expect(pictureHtml({ ...pictureView(), widths: [] }, { alt: '', className: 'cover' })).toBe(
    `<img src="/media/${PICTURE}" width="1500" height="1000" alt="" class="cover c-942" loading="lazy" decoding="async">`,
  )
})

test('the palette is small and has every class', () => {
  const css = paletteCss()
  expect(brotliCompressSync(css).length).toBeLessThan(3000)
  for (const hex of ['#000000', '#ffffff', '#a03818', '#7f7f7f'])
    expect(css).toContain(`.${colourClass(hex)}{`)
  expect(colourClass('red;}')).toBeUndefined()
  expect(colourClass(null)).toBeUndefined()
})

test('plain text has everything that can be read', () => {
  expect(plainText(everything)).toBe(
    [
      '早饭 在外面吃\nx2 H2a < boldso',
      '第一节',
      '第一节',
      'one',
      'three',
      'quoted',
      '一家 <早点> 铺',
      '街角',
      '蒸笼',
      '东头',
      '西头的灯',
      '一条街',
      '\nlet a = 1 < 2\n',
      '名\t价',
      '豆浆\t3',
      '指工作日。',
      '早点铺年鉴 <三> · 王一 · 城市出版社 · https://example.org/book?a=1&b=2',
    ].join('\n\n'),
  )
  expect(mediaIds(everything)).toEqual([PICTURE, VIDEO])
  expect(firstPicture(everything)?.caption).toBe('街角')
  expect(summaryOf(everything, 10)).toBe('早饭 在外面吃…')
})

test('a page body of 28 kB is rendered in less than half a millisecond', () => {
  const long = doc(...Array.from({ length: 30 }, () => everything.content).flat())
  const bytes = Buffer.byteLength(renderHtml(long, chinese))
  // The best of several rounds: other tests run at the same time.
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 30; round++) {
    const start = performance.now()
    for (let run = 0; run < 20; run++) renderHtml(long, chinese)
    best = Math.min(best, (performance.now() - start) / 20)
  }
  expect((best * 28_000) / bytes).toBeLessThan(0.5)
})
