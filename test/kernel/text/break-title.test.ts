import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakTitle } from '../../../src/kernel/text/index.ts'

test.each([
  ['载着四十年的早高峰靠了岸', '载着|四十年的|早高峰|靠了岸'],
  ['改道那天，我从头走了一遍', '改道|那天，|我从头|走了|一遍'],
  ['签字难，分钱更难', '签字难，|分钱|更难'],
  ['给老房子补好这五道缝', '给老|房子|补好|这五道缝'],
  ['一座县城拆解厂的一天', '一座|县城|拆解厂的|一天'],
])('%s breaks after phrases', (title, parts) => {
  expect(breakTitle(title, 'zh-CN').join('|')).toBe(parts)
})

test('no part is one character alone that could have gone with its neighbour, and none grows long', () => {
  const han = fc.stringMatching(/^[老码头的最后一班渡轮把这条街洗干净，。女儿坐公交]{1,24}$/)
  fc.assert(
    fc.property(han, (title) => {
      const parts = breakTitle(title, 'zh-CN')
      expect(parts.join('')).toBe(title)
      for (const part of parts) expect(part.replace(/[^\p{Script=Han}]/gu, '').length).toBeLessThanOrEqual(10)
    }),
  )
})
