import { expect, test, vi } from 'vitest'
import type { FurtherLanguage } from '../../../src/kernel/languages/index.ts'
import { countedForms } from '../../../src/web/ui/messages.ts'

vi.mock('../../../src/kernel/languages/further.ts', () => ({
  FURTHER: {
    pl: { 'comments.newOnes': '{count} {count|nowy komentarz|nowe komentarze|nowych komentarzy}' },
    sv: {},
  },
}))

test('a script has a message in every plural of its language', () => {
  expect(countedForms('zh-CN', 'comments.newOnes')).toEqual({ other: '有 {count} 条新跟贴' })
  expect(countedForms('en', 'comments.newOnes')).toEqual({
    one: '{count} new comment',
    other: '{count} new comments',
  })
  const polish = countedForms('pl' as FurtherLanguage, 'comments.newOnes')
  expect(polish).toMatchObject({ one: '{count} nowy komentarz', few: '{count} nowe komentarze' })
  expect(polish.many).toBe('{count} nowych komentarzy')
  // What a further language does not say is said in English, with its plurals.
  expect(countedForms('sv' as FurtherLanguage, 'comments.newOnes')).toEqual(
    countedForms('en', 'comments.newOnes'),
  )
})
