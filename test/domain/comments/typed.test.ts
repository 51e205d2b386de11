import { describe, expect, test } from 'vitest'
import { handlesIn, linkMentions } from '../../../src/domain/comments/text/mentions.ts'
import { readTyped } from '../../../src/domain/comments/text/read-typed.ts'
import { renderHtml } from '../../../src/kernel/document/index.ts'

const html = (typed: string) =>
  renderHtml(readTyped(typed).document, { media: () => undefined, language: 'en' })

describe('what is typed', () => {
  test.each([
    ['two\nlines', '<p>two<br>lines</p>'],
    ['**strong** and `a < b`', '<p><strong>strong</strong> and <code>a &lt; b</code></p>'],
    ['# A heading', '<p>A heading</p>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['<b onclick=x>hi</b>', '<p>&lt;b onclick=x&gt;hi&lt;/b&gt;</p>'],
    ['![pixel](https://tracker.example/p.png) seen', '<p>seen</p>'],
    [
      'see https://example.org/a',
      '<p>see <a href="https://example.org/a" rel="nofollow ugc noopener">https://example.org/a</a></p>',
    ],
    ['[x](javascript:alert(1))', '<p>x</p>'],
    ['[x](/sign-out)', '<p>x</p>'],
    ['---', '<p>---</p>'],
    ['> quoted\n\nanswer', '<blockquote><p>quoted</p></blockquote><p>answer</p>'],
  ])('%j', (typed, expected) => {
    expect(html(typed)).toBe(expected)
  })

  test('links with credentials, nothing, and too much are refused', () => {
    const code = (typed: string) => {
      try {
        return readTyped(typed) && 'read'
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    expect(code('[bank](https://bank.example@evil.example/)')).toBe('comment.link_credentials')
    expect(code('https://user:pass@example.org/')).toBe('comment.link_credentials')
    expect(code(' \u200b\u2060\n')).toBe('comment.empty')
    expect(code('\u3164\u115f')).toBe('comment.empty')
    expect(code('字'.repeat(3001))).toBe('comment.too_long')
    expect(code('字'.repeat(3000))).toBe('read')
    expect(code('>'.repeat(2000))).toBe('read')
  })

  test('cannot turn, cover or stretch what others wrote', () => {
    expect(readTyped('a\u202eb\u202d').body).toBe('ab')
    expect(readTyped('a\u2067b').body).toBe('a\u2067b\u2069')
    expect(readTyped(`e${'\u0301'.repeat(50)}x`).body.length).toBeLessThan(8)
    expect(readTyped(`a${'\n'.repeat(100)}b`).body).toBe('a\n\nb')
    expect(readTyped(`a${'\u200b'.repeat(100)}b`).body.length).toBe(5)
    expect(readTyped('a\u0007\u0085b').body).toBe('a\nb')
    expect(readTyped('नमस्ते 👩‍👩‍👧 שלום').body).toBe('नमस्ते 👩‍👩‍👧 שלום')
  })

  test('marks and what is not seen are bounded together, however they take turns', () => {
    const marks = (count: number) => '\u0301\u0489'.repeat(count)
    for (const between of [
      '\u200d',
      '\u200c',
      '\u00ad',
      '\u2060',
      '\u034f',
      '\ufe0f',
      '\u{e0061}',
      '\u3164',
      '\u2066',
    ])
      expect([...readTyped(`Z${`${marks(2)}${between}`.repeat(50)}x`).body].length, between).toBeLessThan(14)
    expect([...readTyped(`a${'\u200b\u200c\u200d\u2060'.repeat(50)}b`).body]).toHaveLength(5)
    expect([...readTyped(`က${'\u103b\u102c'.repeat(50)}`).body].length).toBeLessThan(10)
  })

  test.each([
    ['families, flags, keys and colours', '👩🏽‍❤️‍💋‍👨🏿 🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏳️‍🌈 1️⃣ 👨‍👩‍👧‍👦 🧑🏻‍🦰'],
    ['Devanagari', 'क्ष्म्य र्‍ह स्त्री क़िला श्रृंखला'],
    ['Bengali, Sinhala, Malayalam', 'ক্ষুদ্র র‍্যাব ශ්‍රී ලංකා അവന്‍ ന്‍റെ'],
    ['Thai and Lao', 'น้ำ ที่นี่ เพิ่งรู้ ປັ້ນ'],
    ['Burmese and Khmer', 'လျှော့ မြန်မာ ကျွန်ုပ် ស្ត្រី ខ្ញុំ'],
    ['Tibetan', 'བསྒྲུབས་རྒྱུད'],
    ['Arabic, Persian, Hebrew', 'الْعَرَبِيَّةُ مُحَمَّدٌ می‌خواهم שַׁבָּת בְּרֵאשִׁ֖ית'],
    ['Vietnamese and Yoruba', 'Tiếng Việt nghỉ ngơi ọ̀rọ̀ ẹ́'],
    ['Mongolian and variants of characters', 'ᠮᠣᠩᠭᠣᠯ ᠠ᠋ 葛󠄀城市 辻󠄁'],
  ])('leaves %s as they are', (_, words) => {
    expect(readTyped(words.normalize('NFC')).body).toBe(words.normalize('NFC'))
  })

  test('nested quotes stay within three levels', () => {
    const { document } = readTyped(`${'> '.repeat(20)}deep`)
    expect(JSON.stringify(document).match(/blockquote/g)).toHaveLength(3)
  })

  test('calls accounts, not the parts of addresses', () => {
    expect(handlesIn('问 @river-notes、@Ferry。 mail@example.org https://m.example/@far @a')).toEqual([
      'river-notes',
      'ferry',
    ])
    const linked = linkMentions(readTyped('问 @ferry 和 @nobody').document, new Set(['ferry']))
    expect(renderHtml(linked, { media: () => undefined, language: 'en' })).toBe(
      '<p>问 <a href="/@ferry">@ferry</a> 和 @nobody</p>',
    )
  })
})
