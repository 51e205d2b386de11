import { expect, test } from 'vitest'
import { translate, translateCode } from '../../../src/web/ui/messages.ts'
import { createVoice } from '../../../src/web/ui/voice.ts'

const chinese = createVoice('zh-CN', 'Asia/Shanghai')
const english = createVoice('en', 'Asia/Shanghai')

test('numbers are compact from ten thousand on', () => {
  expect([0, 999, 9_800, 12_000, 32_400, 118_000_000].map(chinese.count)).toEqual([
    '0',
    '999',
    '9,800',
    '1.2 万',
    '3.2 万',
    '1.2 亿',
  ])
  expect([1, 9_800, 32_400, 1_250_000].map(english.count)).toEqual(['1', '9,800', '32.4k', '1.3M'])
})

test('times are absolute and in the portal’s zone', () => {
  const at = new Date('2026-11-21T22:40:30Z')
  expect(chinese.dateTime(at)).toBe('2026-11-22 06:40')
  expect(chinese.date(at)).toBe('2026-11-22')
  expect(english.dateTime(at)).toBe('22 Nov 2026, 06:40')
  expect(english.date(at)).toBe('22 Nov 2026')
  expect(createVoice('zh-CN', 'UTC').dateTime(new Date('2026-01-01T00:00Z'))).toBe('2026-01-01 00:00')
})

test('messages take parameters, and English takes one and many', () => {
  expect(translate('zh-CN')('reader.comments', { count: 218 })).toBe('218 条跟贴')
  expect(translate('en')('reader.comments', { count: 1 })).toBe('1 comment')
  expect(translate('en')('reader.comments', { count: 218 })).toBe('218 comments')
  expect(translate('en')('reader.reads', { count: '32k' })).toBe('32k reads')
})

test('a parameter is put in as it is', () => {
  expect(translate('en')('reader.account.allOf', { name: '$& {count} <b>' })).toBe(
    'All articles by $& {count} <b>',
  )
})

test('a code without words is told apart from one with', () => {
  expect(translateCode('en', 'reader.more')).toBe('More')
  expect(translateCode('en', 'no.such.code')).toBeUndefined()
  expect(translateCode('en', 'constructor')).toBeUndefined()
})
