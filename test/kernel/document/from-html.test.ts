import { expect, test } from 'vitest'
import {
  checkDocument,
  fromHtml,
  plainText,
  renderHtml,
  toMarkdown,
} from '../../../src/kernel/document/index.ts'
import { hasCode } from '../../../src/kernel/errors.ts'
import { doc, PICTURE, paragraph, view } from './samples.ts'

// Markdown is the shortest way to write down what should come out; that it says it truly is tested elsewhere.
test.each<[name: string, html: string, markdown: string, lost?: string[]]>([
  ['paragraphs left open', '<p>a<p>b', 'a\n\nb'],
  ['text without paragraphs', 'a<br><br>b<br>c', 'a\n\nb\\\nc'],
  ['white space', '  a \n  b<b> c </b>d&nbsp;<p>&nbsp;</p><p></p>', 'a b **c** d'],
  ['indentation of Chinese paragraphs', '<p>　　第一段</p><p>　　第二段</p>', '第一段\n\n第二段'],
  ['lines between Chinese characters', '早上\n的市场 is\nopen', '早上的市场 is open'],
  ['heading levels', '<h1>a</h1><h2>b</h2><h3>c</h3><h6>d</h6>', '## a\n\n## b\n\n### c\n\n#### d'],
  ['formatting crossed', '<b>a<i>b</b>c</i>', '**a*b****c*'],
  [
    'every kind of mark',
    '<del>a</del> <kbd>b</kbd> H<sub>2</sub> <cite>c</cite>',
    '~~a~~ `b` H<sub>2</sub> *c*',
  ],
  [
    'word processors',
    '<span style="font-weight:700">a</span> <b style="font-weight:normal">b</b>',
    '**a** b',
  ],
  ['links', '<a href="/x" title="t">a</a>', '[a](https://site.example/x)', ['title']],
  ['links elsewhere', '<a href="tel:1">a</a><a href="javascript:x">b</a>', 'ab', ['link', 'link']],
  [
    'a picture within text',
    '<p>a<img src="p.jpg" alt="b" onload=x>c',
    'a\n\n![b](https://site.example/dir/p.jpg)\n\nc',
    ['onload'],
  ],
  [
    'a picture with caption',
    '<figure><a href="p-full.jpg"><img src=p.jpg></a><figcaption>b <b>c</b></figcaption></figure>',
    '![](https://site.example/dir/p.jpg "b c")',
  ],
  [
    'a picture of old WordPress',
    '<div class="wp-caption"><img src=p.jpg><p class="wp-caption-text">c</p></div>',
    '![](https://site.example/dir/p.jpg "c")',
  ],
  [
    'a gallery',
    '<figure><figure><img src=a.jpg></figure><figure><img src=b.jpg></figure><figcaption>c</figcaption></figure>',
    '![](https://site.example/dir/a.jpg)\n\n![](https://site.example/dir/b.jpg)\n\nc',
  ],
  [
    'a picture loaded late',
    '<img src="data:image/gif;base64,R0" data-src="/a.jpg"><noscript><img src="/a.jpg"></noscript>',
    '![](https://site.example/a.jpg)',
  ],
  [
    'a picture by srcset',
    '<picture><source srcset="/a.webp"><img srcset="/s.jpg 300w, /l.jpg 900w"></picture>',
    '![](https://site.example/l.jpg)',
  ],
  ['a picture in itself', '<p>a<img src="data:image/png;base64,iVBO" alt="b">', 'ab', ['picture']],
  ['an emoji', '<p>a<img class="emoji" alt="🙂" src="https://s.w.org/x.png">', 'a🙂'],
  ['lists without items', '<ul>a<li>b</li><ul><li>c</ul></ul>', '- a\n- b\n  - c'],
  ['an ordered list', '<ol start="3"><li><p>a</p><p>b</p></li><li></li></ol>', '3. a\n\n   b'],
  ['tasks', '<ul><li><input type=checkbox checked> a</ul>', '- ☑ a'],
  ['a quote', '<blockquote><p>a</p><cite>b</cite></blockquote>', '> a\n>\n> *b*'],
  ['code', '<pre class="lang-js">if (a &lt; b)\n  c</pre>', '```js\nif (a < b)\n  c\n```'],
  [
    'a table',
    '<table><caption>n</caption><thead><tr><td>a</thead><tr><td>b</table>',
    'n\n\n| a |\n| - |\n| b |',
  ],
  [
    'a table with spans',
    '<table><tr><td colspan=2>a<tr><td>b<td>c</table>',
    '<table><tbody><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>',
  ],
  ['terms', '<dl><dt>a<dd>b<dd>c</dl>', '**a**\n\nb\n\nc'],
  ['details', '<details><summary>a</summary>b</details>', '**a**\n\nb'],
  [
    'a frame',
    '<iframe src="https://v.example/1" title="Film"></iframe>',
    '[Film](https://v.example/1)',
    ['iframe'],
  ],
  ['sound', '<audio><source src="/a.mp3"></audio>', '<https://site.example/a.mp3>', ['audio']],
  [
    'a video',
    '<figure><video src="/a.mp4" poster="/p.jpg"></video><figcaption>c</figcaption></figure>',
    '![](https://site.example/a.mp4#video "c")',
    ['video poster'],
  ],
  [
    'script and style',
    '<style>p{}</style><script>x</script><p style="background:url(x)">a',
    'a',
    ['style', 'script', 'style'],
  ],
  [
    'a form',
    '<form action=x>Name <input name=n><button>Go</button></form>',
    'Name Go',
    ['form', 'input', 'button'],
  ],
  [
    'blocks of WordPress',
    '<!-- wp:paragraph {"x":1} --><p>a</p><!-- /wp:paragraph --><!--more--><hr class="wp-block-separator"/>',
    'a\n\n---',
  ],
  [
    'notes of WordPress',
    'a<sup class="fn"><a href="#u1" id="u1-link">1</a></sup><ol class="wp-block-footnotes"><li id="u1">n <a href="#u1-link">↩︎</a></li></ol>',
    'a[^1]\n\n[^1]: n',
  ],
  [
    'notes of Word',
    '<p>a<a href="#_ftn1" name="_ftnref1">[1]</a></p><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> n</p></div>',
    'a[^1]\n\n[^1]: n',
  ],
  [
    'two texts that name each other',
    '<p id=p1><a id=a href="#p2">1</a> x <a href="#b">y</a></p><p id=p2><a id=b href="#p1">2</a> z <a href="#a">w</a></p>',
    '[^1] x [^2]\n\n[^1]: z\n\n[^2]: z',
  ],
  ['a note without its place', '<ol><li id="fn1">n</li></ol>', '1. n'],
  ['a table that only lays out', '<table role=presentation><tr><td>a<td>b</table>', 'a\n\nb'],
  ['nothing', ' <p> </p><div><br></div>', ''],
])('%s', (_, html, markdown, expected = []) => {
  const { document, lost, lostCount } = fromHtml(html, { baseUrl: 'https://site.example/dir/page' })
  expect(toMarkdown(document).trim()).toBe(markdown)
  expect(lost.map(({ what }) => what)).toEqual(expected)
  expect(lostCount).toBe(expected.length)
})

test("the portal's own files are known by their addresses, another page's are not", () => {
  const html = `<img src="/media/${PICTURE}/720.jpeg" alt="a">`
  expect(fromHtml(html).document).toEqual(
    doc({ type: 'picture', attrs: { media: PICTURE, src: null, caption: '', alt: 'a' } }),
  )
  const foreign = fromHtml(html, { baseUrl: 'https://site.example/' }).document
  expect(foreign.content[0]).toMatchObject({
    attrs: { media: null, src: `https://site.example/media/${PICTURE}/720.jpeg` },
  })
})

test('what is lost is bounded and counted', () => {
  const { lost, lostCount } = fromHtml(
    `${'<script>x</script>'.repeat(1000)}<style>${'y'.repeat(10_000)}</style>`,
  )
  expect(lost).toHaveLength(200)
  expect(lostCount).toBe(1001)
})

test.each([
  '<div>',
  '<b>',
  '<ul><li>',
  '<table><tr><td>',
  '<p><b x=1>',
  '<i>x',
  '<blockquote>',
  '<figure>',
  '<svg>',
  '<!--',
  '</x>',
  '<a',
  '<select>',
])('thousands of %s neither overflow nor take long', (tag) => {
  const start = performance.now()
  const { document } = fromHtml(`first ${tag.repeat(10_000)} last`)
  expect(performance.now() - start).toBeLessThan(3000)
  checkDocument(document)
  expect(plainText(document)).toContain('first')
  expect(plainText(document)).toContain('last')
})

test('depth beyond the limit is flattened, and its text kept', () => {
  const { document, lost } = fromHtml(`${'<blockquote>'.repeat(60)}deep${'</blockquote>'.repeat(60)}`)
  checkDocument(document)
  expect(plainText(document)).toBe('deep')
  expect(lost[0]?.what).toBe('nesting')
})

test('what cannot be read in reasonable time or held is refused', () => {
  const attributes = Array.from({ length: 100_000 }, (_, at) => ` a${at}`).join('')
  expect(codeOf(() => fromHtml(`<p${attributes}>x`))).toBe('document.invalid')
  expect(codeOf(() => fromHtml('x'.repeat(9_000_000)))).toBe('document.too_large')
  expect(codeOf(() => fromHtml('<p>x'.repeat(30_000)))).toBe('document.too_large')
})

test('a long page is read in time', () => {
  const html = renderHtml(doc(...Array.from({ length: 1000 }, () => paragraph('一段不长不短的文字。 '))), {
    media: view,
    language: 'en',
  })
  fromHtml(html)
  const start = performance.now()
  fromHtml(html)
  expect(performance.now() - start).toBeLessThan(500)
})

function codeOf(act: () => unknown): string | undefined {
  try {
    act()
  } catch (error) {
    for (const code of ['document.invalid', 'document.too_large']) if (hasCode(error, code)) return code
  }
  return undefined
}
