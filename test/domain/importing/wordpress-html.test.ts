import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BodyContext } from '../../../src/domain/importing/readers/wordpress/attachment.ts'
import { wordpressHtml } from '../../../src/domain/importing/readers/wordpress/body.ts'
import type { Note } from '../../../src/domain/importing/source.ts'

const files = new Map([
  ['7', { id: '7', url: 'https://old.example.net/u/loaf.jpg', alt: 'A loaf', caption: 'Fresh' }],
  ['8', { id: '8', url: 'https://old.example.net/u/oven.png', alt: '', caption: '' }],
])
const context: BodyContext = {
  attachment: (id) => files.get(id),
  attachmentAt: (url) => [...files.values()].find((file) => file.url === url),
  children: () => [...files.values()],
  footnotes: new Map([['fn-a', 'The <em>note</em>']]),
}

function convert(body: string): { html: string; lost: Note[]; words: string[] } {
  const lost: Note[] = []
  const html = wordpressHtml(
    body,
    { ...context, footnotes: body.includes('data-fn') ? context.footnotes : new Map() },
    lost,
  )
  return { html, lost, words: lost.map(({ what }) => what) }
}

describe('paragraphs of the classic editor', () => {
  test.each([
    ['one\ntwo\n\nthree', '<p>one<br>\ntwo</p>\n<p>three</p>'],
    ['<ul>\n<li>one</li>\n</ul>\nloose', '<ul><li>one</li></ul><p>loose</p>'],
    ['<p>one\n\ntwo</p>', '<p>one</p>\n<p>two</p>'],
    ['<pre>a\n\nb</pre>', '<pre>a\n\nb</pre>'],
    ['<div>a\n\nb</div>', '<div><p>a</p>\n<p>b</p></div>'],
    ['<h2>a</h2>b', '<h2>a</h2><p>b</p>'],
    ['a\r\n\r\nb', '<p>a</p>\n<p>b</p>'],
    ['', ''],
  ])('%j', (body, html) => {
    expect(convert(body).html).toBe(html)
  })

  test('an address alone on its line becomes a link', () => {
    expect(convert('before\n\nhttps://video.example.org/9\n\nafter').html).toContain(
      '<p><a href="https://video.example.org/9">https://video.example.org/9</a></p>',
    )
  })
})

describe('shortcodes', () => {
  test('a caption within an unknown one keeps picture, caption and the text around', () => {
    const { html, words } = convert(
      '[box a="1"]x [caption id="c" width="9"]<a href="https://old.example.net/u/loaf.jpg"><img class="wp-image-7" src="https://old.example.net/u/loaf-300x200.jpg"></a> Bread <em>and</em> [sic][/caption] y[/box]',
    )
    expect(html).toContain(
      '<figure><img src="https://old.example.net/u/loaf.jpg" alt="A loaf"><figcaption>Bread <em>and</em> [sic]</figcaption></figure>',
    )
    expect(html).toMatch(/\[box a="1"\]x[\s\S]*y\[\/box\]/)
    expect(words).toEqual(['unknown_shortcode'])
  })

  test('galleries: by list, of the post itself, and with files that are not there', () => {
    expect(convert('[gallery ids="8,7"]').html).toMatch(/oven\.png[\s\S]*loaf\.jpg[\s\S]*Fresh/)
    expect(convert('[gallery]').html).toMatch(/loaf\.jpg[\s\S]*oven\.png/)
    expect(convert('[gallery ids="99"]').lost).toEqual([{ what: 'gallery_pictures_missing', detail: '99' }])
  })

  test('code is not looked into', () => {
    expect(convert('[code lang="php"]<?php [gallery] $a[0] ?>[/code]').html).toBe(
      '<pre><code class="language-php">&lt;?php [gallery] $a[0] ?&gt;</code></pre>',
    )
  })

  test.each([
    ['[[gallery]]', '<p>[gallery]</p>', []],
    ['a [1] and [sic] b', '<p>a [1] and [sic] b</p>', []],
    ['[unclosed and', '<p>[unclosed and</p>', []],
    ['[/never]', '<p>[/never]</p>', []],
    ['[form id="1"]', '<p>[form id="1"]</p>', ['unknown_shortcode']],
    ['[a x="1"][b][/a]', '<p>[a x="1"][b][/a]</p>', ['unknown_shortcode']],
  ])('%j', (body, html, lost) => {
    expect(convert(body)).toMatchObject({ html, words: lost })
  })

  test('what page builders wrap around text is left out, their pictures are not', () => {
    const { html, words } = convert(
      '[vc_row][vc_column]one\n\ntwo[vc_single_image image="8"][/vc_column][/vc_row]',
    )
    expect(html).not.toContain('vc_')
    expect(html).toContain('oven.png')
    expect(words).toEqual(['layout_shortcode', 'layout_shortcode', 'layout_shortcode'])
  })

  test('embeds are links', () => {
    const { html, words } = convert(
      '[embed width="1"]https://video.example.org/9?a=1&amp;b=2[/embed][audio src="https://x.example.org/a.mp3"]',
    )
    expect(html).toContain('<a href="https://video.example.org/9?a=1&amp;b=2">')
    expect(html).toContain('<a href="https://x.example.org/a.mp3">')
    expect(words).toEqual(['embed', 'embed'])
  })
})

describe('blocks', () => {
  test('lose their comments; dynamic ones are listed; what is outside is classic text', () => {
    const { html, lost } = convert(
      '<!-- wp:paragraph {"a":"-- >"} --><p>one</p><!-- /wp:paragraph -->\n\n<!-- wp:latest-posts {"n":3} /-->loose\n\ntext',
    )
    expect(html).toBe('<p>one</p><p>loose</p>\n<p>text</p>')
    expect(lost).toEqual([{ what: 'dynamic_block', detail: 'latest-posts {"n":3}' }])
  })

  test('the background of a cover is a picture', () => {
    expect(
      convert(
        '<!-- wp:cover --><div class="wp-block-cover" style="background-image:url(https://x.example.org/c.jpg)"><p>over</p></div><!-- /wp:cover -->',
      ).html,
    ).toMatch(/<img src="https:\/\/x\.example\.org\/c\.jpg"[\s\S]*over/)
  })

  test('footnotes come after the text and link back', () => {
    expect(
      convert(
        '<!-- wp:paragraph --><p>a<sup data-fn="fn-a"><a href="#fn-a" id="fn-a-link">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->',
      ).html,
    ).toContain('<ol><li id="fn-a">The <em>note</em> <a href="#fn-a-link">↩</a></li></ol>')
  })
})

test('marks are listed', () => {
  const { html, words } = convert('a<!--more Read on-->b<!--nextpage-->c')
  expect(html).toBe('<p>a</p>\n<p>b</p><hr><p>c</p>')
  expect(words).toEqual(['more_mark', 'page_break'])
})

test('any text is survived, in time that grows with its length', () => {
  const part = fc.constantFrom(
    '[',
    ']',
    '[[',
    'a',
    '"',
    '=',
    '<',
    '>',
    '<!--',
    '-->',
    ' wp:x ',
    '/',
    '\n\n',
    '<p',
    '[caption]',
    '<img src="',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 200 }), (parts) => {
      expect(typeof convert(parts.join('')).html).toBe('string')
    }),
  )
  for (const hostile of ['[a "', '<a ', '[gallery ids="', '<!-- wp:', '[[', '<img ', '\n \n']) {
    const started = performance.now()
    convert(hostile.repeat(50_000))
    expect(performance.now() - started, hostile).toBeLessThan(3000)
  }
})
