import { describe, expect, test } from 'vitest'
import { cleanText, cutText } from '../../../src/domain/importing/clean-text.ts'
import { htmlToLines, titleText } from '../../../src/domain/importing/html-text.ts'
import { oldAddress } from '../../../src/domain/importing/old-address.ts'
import { detectLanguage, portalLanguage } from '../../../src/domain/importing/pipeline/language.ts'
import type { Note } from '../../../src/domain/importing/source.ts'
import { parseSourceDate } from '../../../src/domain/importing/source-date.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/index.ts'

describe('dates', () => {
  test.each([
    ['2021-03-05 10:00:00', 'UTC', '2021-03-05T10:00:00.000Z'],
    ['2021-03-05 10:00:00', 'Asia/Shanghai', '2021-03-05T02:00:00.000Z'],
    ['2021-07-05 10:00', 'Europe/Berlin', '2021-07-05T08:00:00.000Z'],
    ['2021-03-05T10:00:00+08:00', 'UTC', '2021-03-05T02:00:00.000Z'],
    ['2021-03-05 10:00:00 +0800', 'UTC', '2021-03-05T02:00:00.000Z'],
    ['2021/3/5', 'UTC', '2021-03-05T00:00:00.000Z'],
    ['Mon, 01 Mar 2021 00:30:00 +0000', 'Asia/Shanghai', '2021-03-01T00:30:00.000Z'],
    [1614931200, 'UTC', '2021-03-05T08:00:00.000Z'],
  ])('%j in %s', (value, zone, iso) => {
    expect(parseSourceDate(value, zone)?.toISOString()).toBe(iso)
  })

  test.each([
    '0000-00-00 00:00:00',
    'Mon, 30 Nov -0001 00:00:00 +0000',
    '2021-02-30',
    '2021-13-01',
    '',
    'soon',
    null,
    {},
  ])('%j is none', (value) => {
    expect(parseSourceDate(value, 'UTC')).toBeNull()
  })
})

test('titles lose markup and every layer of encoding', () => {
  expect(titleText('Ham &amp;amp; <b>eggs</b> &amp;#8212; twice')).toBe('Ham & eggs — twice')
  expect(titleText('<script>x</script>A\n B')).toBe('A B')
})

test('comments keep lines and the addresses of links', () => {
  expect(htmlToLines('One<br>two <a href="https://example.org/x">here</a><p>three</p>')).toBe(
    'One\ntwo here (https://example.org/x)three',
  )
})

test('control characters and lone surrogates are removed and counted', () => {
  const changed: Note[] = []
  expect(cleanText('a\u0000b\u000b\ud800c\n🍞', 'body', changed)).toBe('abc\n🍞')
  expect(changed).toEqual([{ what: 'control_characters_removed', detail: 'body: 3 removed' }])
  expect(cutText('ab🍞', 3)).toBe('ab')
})

test.each([
  ['https://old.example.net/2020/%e4%bd%a0/', '/2020/%E4%BD%A0/'],
  ['https://old.example.net/2020/你/', '/2020/%E4%BD%A0/'],
  ['https://old.example.net/?p=5', '/?p=5'],
  ['https://old.example.net/', null],
  ['mailto:a@example.org', null],
  ['not an address', '/not%20an%20address'],
])('old address of %s', (address, path) => {
  expect(oldAddress(address)).toBe(path)
})

test('languages', () => {
  expect(portalLanguage('en-US', DEFAULT_SETTINGS)).toBe('en')
  expect(portalLanguage('zh-Hans', DEFAULT_SETTINGS)).toBe('zh-CN')
  expect(portalLanguage('zh_TW', DEFAULT_SETTINGS)).toBe('zh-TW')
  expect(portalLanguage('ja', DEFAULT_SETTINGS)).toBe('ja')
  expect(portalLanguage('no such thing', DEFAULT_SETTINGS)).toBe('zh-CN')
  expect(detectLanguage('清晨的面包房里，师傅把面团一个个摆好，海鸥在叫，街上没有人。', 'en')).toBe('zh-CN')
  expect(detectLanguage('朝のパン屋で、職人が生地をひとつずつ並べている。カモメが鳴いている。', 'en')).toBe(
    'ja',
  )
  expect(detectLanguage('The baker starts before the gulls are awake.', 'zh-CN')).toBe('en')
})
