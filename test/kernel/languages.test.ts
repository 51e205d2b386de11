import { describe, expect, test, vi } from 'vitest'

vi.mock('../../src/kernel/languages/further.ts', () => ({
  FURTHER: {
    'pl-PL': {
      'language.name': 'Polski',
      'common.save': 'Zapisz',
      'work.days': '{count} {count|dzień|dni|dni|dnia}',
    },
    'fr-CA': { 'common.save': 'Enregistrer' },
  },
}))

const { LANGUAGES, languageName, localText, nearestLanguage } = await import(
  '../../src/kernel/languages/index.ts'
)
const { translate, messagesOf } = await import('../../src/web/ui/messages.ts')
const { createVoice } = await import('../../src/web/ui/voice.ts')
const polish = LANGUAGES.find((one) => one === 'pl-PL') as (typeof LANGUAGES)[number]

describe('a language that one file adds', () => {
  test('is one of all, with its name', () => {
    expect(LANGUAGES).toEqual(['zh-CN', 'en', 'pl-PL', 'fr-CA'])
    expect(LANGUAGES.map(languageName)).toEqual(['中文', 'English', 'Polski', 'français canadien'])
  })

  test('speaks its own words, and English where it has none', () => {
    const t = translate(polish)
    expect(t('common.save')).toBe('Zapisz')
    expect(t('common.back')).toBe('Back')
    expect(messagesOf(polish, 'common.')).toMatchObject({ 'common.save': 'Zapisz', 'common.back': 'Back' })
  })

  test('has as many plural forms as it needs; English words keep the rules of English', () => {
    const t = translate(polish)
    expect([1, 2, 5, 22, 1.5].map((count) => t('work.days', { count }))).toEqual([
      '1 dzień',
      '2 dni',
      '5 dni',
      '22 dni',
      '1.5 dnia',
    ])
    expect([1, 2].map((count) => t('work.hours', { count }))).toEqual(['1 hour', '2 hours'])
    expect(translate('zh-CN')('work.days', { count: 2 })).toBe('2 天')
  })

  test('writes days and numbers its way', () => {
    const voice = createVoice(polish, 'Europe/Warsaw')
    expect(voice.date(new Date('2026-11-22T06:40:00Z'))).toBe('22 lis 2026')
    expect(voice.count(9800)).toBe(new Intl.NumberFormat('pl-PL').format(9800))
    expect(createVoice('zh-CN', 'UTC').dateTime(new Date('2026-11-22T06:40:00Z'))).toBe('2026-11-22 06:40')
  })

  test('is found by what a browser asks for, and shows what the portal wrote in English', () => {
    expect(nearestLanguage(LANGUAGES, 'pl')).toBe('pl-PL')
    expect(nearestLanguage(LANGUAGES, 'zh-Hant-TW')).toBe('zh-CN')
    expect(nearestLanguage(LANGUAGES, 'plt')).toBeUndefined()
    expect(localText({ 'zh-CN': '江城号', en: 'Riverside' }, polish)).toBe('Riverside')
    expect(localText({ 'zh-CN': '江城号', en: '' }, polish)).toBe('江城号')
  })
})
