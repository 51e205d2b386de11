import { expect, test } from 'vitest'
import { fromHtml, fromMarkdown, plainText, toMarkdown } from '../../../src/kernel/document/index.ts'
import { doc, PICTURE, paragraph, VIDEO } from './samples.ts'

function strong(text: string) {
  return { type: 'text' as const, text, marks: [{ type: 'strong' as const }] }
}

test('emphasis works beside full-width punctuation', () => {
  expect(fromMarkdown('**“你好”**世界').document).toEqual(doc(paragraph(strong('“你好”'), '世界')))
  expect(fromMarkdown('他说**“走吧。”**就走了，~~「旧」~~的').document.content[0]).toMatchObject({
    content: [{}, { marks: [{ type: 'strong' }] }, {}, { marks: [{ type: 'strike' }] }, {}],
  })
  expect(toMarkdown(doc(paragraph('他说', strong('“走吧。”'), '就走了')))).toBe('他说**“走吧。”**就走了\n')
})

test('pictures and videos have their notation', () => {
  const markdown = `![早点铺](media:${PICTURE} "街角")\n\n![](media:${VIDEO}#video "蒸笼")\n`
  const { document } = fromMarkdown(markdown)
  expect(document).toEqual(
    doc(
      { type: 'picture', attrs: { media: PICTURE, src: null, caption: '街角', alt: '早点铺' } },
      { type: 'video', attrs: { media: VIDEO, src: null, caption: '蒸笼' } },
    ),
  )
  expect(toMarkdown(document)).toBe(markdown)
  expect(
    fromMarkdown('![a](pic.jpg)', { baseUrl: 'https://site.example/' }).document.content[0],
  ).toMatchObject({
    attrs: { src: 'https://site.example/pic.jpg', media: null },
  })
})

test.each<[name: string, markdown: string, written: string]>([
  [
    'a footnote with several references',
    'a[^n] b[^n]\n\n[^n]: *words*',
    'a[^1] b[^2]\n\n[^1]: *words*\n\n[^2]: *words*',
  ],
  ['a footnote nobody refers to', 'a\n\n[^n]: words', 'a\n\nwords'],
  ['a footnote that names itself', 'a[^n]\n\n[^n]: words[^n]', 'a[^1]\n\n[^1]: words'],
  ['tasks', '- [ ] a\n- [x] b', '- ☐ a\n- ☑ b'],
  ['a table', '|a|b|\n|-|:-|\n|1 \\| 2|`c`|', '| a | b |\n| - | - |\n| 1 \\| 2 | `c` |'],
  [
    'HTML in text',
    'H<sub>2</sub>O <b>bold *and*</b> <span class=x>more</span>',
    'H<sub>2</sub>O **bold *and*** more',
  ],
  ['HTML around Markdown', '<div>\n\n**a**\n\n</div>', '**a**'],
  ['HTML that never ends', '<div title="\n\nafter', '\\<div title="\n\nafter'],
  [
    'a tag spoken of',
    'use <script> or <textarea> here\n\nafter',
    'use \\<script> or \\<textarea> here\n\nafter',
  ],
  ['a script block', '<script>\nx\n</script>\n\nafter', 'after'],
  [
    'a reference',
    '[a][r] ![b][r]\n\n[r]: https://site.example/x.png',
    '[a](https://site.example/x.png)\n\n![b](https://site.example/x.png)',
  ],
  ['line ends in Chinese', '早上的\n市场\nopens', '早上的市场 opens'],
  ['bare addresses', 'https://site.example/a', '<https://site.example/a>'],
  ['two lists in a row', '- a\n\n* b', '- a\n\n<!-- -->\n\n- b'],
  ['a break in a heading', 'a\\\nb\n---', '## a<br>b'],
  ['nothing', '', ''],
])('%s', (_, markdown, written) => {
  const { document } = fromMarkdown(markdown)
  expect(toMarkdown(document).trim()).toBe(written)
  expect(fromMarkdown(written).document).toEqual(document)
})

test('what Markdown has no notation for is HTML that reads back', () => {
  const { document } = fromHtml(
    '<table><tr><td rowspan=2><p>a</p><ul><li>b</ul><td>c</table><pre>x\n\ny</pre>',
  )
  const markdown = toMarkdown(document)
  expect(markdown).toMatch(/^<table>.*<\/table>\n/)
  expect(fromMarkdown(markdown).document).toEqual(document)
})

test.each(['*a_ ', '> ', '1) ', '[^1]', '`a', '**a', '> a\n\n', '~~a', '[', '![', '<a '])(
  'thousands of %j do not take long',
  (piece) => {
    const start = performance.now()
    const { document } = fromMarkdown(`first ${piece.repeat(5000)} last`)
    expect(performance.now() - start).toBeLessThan(5000)
    expect(plainText(document)).toMatch(/first[\s\S]*last/)
  },
)

test.each([
  ['notes', Array.from({ length: 3000 }, (_, at) => `a[^${at}]\n\n[^${at}]: x\n\n`).join('')],
  ['lists in lists', Array.from({ length: 500 }, (_, at) => `${' '.repeat(at * 2)}- a\n`).join('')],
])('%s by the thousand do not take long', (_, markdown) => {
  const start = process.cpuUsage()
  expect(plainText(fromMarkdown(markdown).document)).toContain('a')
  expect(process.cpuUsage(start).user).toBeLessThan(2_500_000)
})

test('more lines than a document can hold are refused before they are read', () => {
  expect(() => fromMarkdown('a\n\n'.repeat(600_000))).toThrow('document.too_large')
})
