import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  breakTitle,
  countUnits,
  excerpt,
  isCjk,
  readingMinutes,
  slugify,
} from '../../../src/kernel/text/index.ts'

test('reading time counts characters in CJK and words elsewhere', () => {
  expect(countUnits('字'.repeat(400))).toBe(60)
  expect(countUnits('word '.repeat(230))).toBe(60)
  expect(countUnits(`${'한'.repeat(400)} ${"don't ".repeat(230)}`)).toBe(120)
  expect(countUnits('……！？')).toBe(0)
  expect(readingMinutes(0)).toBe(1)
  expect(readingMinutes(150)).toBe(3)
})

test('slugs keep letters of every script', () => {
  expect(slugify('Hello,  World!')).toBe('hello-world')
  expect(slugify('城市里的早餐：一份 Guide 指南')).toBe('城市里的早餐-一份-guide-指南')
  expect(slugify('Crème brûlée — don’t')).toBe('creme-brulee-dont')
  expect(slugify('が・한국어')).toBe('が-한국어')
  expect(slugify('！？')).toBe('')
  expect([...slugify('长'.repeat(200))].length).toBe(80)
  expect(slugify('word '.repeat(40)).length).toBeLessThanOrEqual(80)
})

test('a title breaks between words and not at punctuation', () => {
  const title = '“慢下来”的城市：一份写给周末的《散步》指南'
  const parts = breakTitle(title, 'zh-CN')
  expect(parts.join('')).toBe(title)
  expect(parts.length).toBeGreaterThan(5)
  for (const part of parts) {
    expect(part).toMatch(/[\p{L}\p{N}]/u)
    expect(part).not.toMatch(/^[，。：；！？、”’）》」』]/u)
    expect(part).not.toMatch(/[“‘（《「『]$/u)
  }
  expect(breakTitle('A plain English title', 'en')).toEqual(['A plain English title'])
  expect(breakTitle('', 'zh-CN')).toEqual([])
  expect(breakTitle('用 Node.js 读报', 'zh-CN').join('|')).toContain('Node.js')
})

test('parts of any title give the title back', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'“城市（早餐）。A b1—的…《》！ 、') }), (title) => {
      const parts = breakTitle(title, 'zh-CN')
      expect(parts.join('')).toBe(title)
      if (/[\p{L}\p{N}]/u.test(title)) for (const part of parts) expect(part).toMatch(/[\p{L}\p{N}]/u)
    }),
  )
})

test('an excerpt ends between sentences or words', () => {
  expect(excerpt('短文。', 20)).toBe('短文。')
  expect(excerpt('第一句话在这里结束了。第二句话还要长一些，所以放不下。', 14)).toBe('第一句话在这里结束了。')
  expect(excerpt('The quick brown fox jumps over the lazy dog', 20)).toBe('The quick brown fox…')
  expect(excerpt('supercalifragilistic', 10)).toBe('supercali…')
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 60 }), (text, max) => {
      expect([...excerpt(text, max)].length).toBeLessThanOrEqual(max)
    }),
  )
})

test('CJK is told by letters', () => {
  expect([isCjk('汉'), isCjk('カ'), isCjk('글'), isCjk('a。')]).toEqual([true, true, true, false])
})
