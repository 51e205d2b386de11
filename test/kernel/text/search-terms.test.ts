import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldForSearch, searchTerms, termsOf } from '../../../src/kernel/text/index.ts'

describe('words that search knows', () => {
  it.each([
    ['图书馆', ['图', '图书', '书', '书馆', '馆']],
    ['圖書館', ['图', '图书', '书', '书馆', '馆']],
    ['年', ['年']],
    ['2015年', ['2015', '年']],
    ['ガード', ['ガ', 'ガー', 'ー', 'ード', 'ド']],
    ['ｶﾞ', ['ガ']],
    ['한국', ['한', '한국', '국']],
    ['Ｃｉｔｉｅｓ', ['citi']],
    ['The city’s don’t', ['the', 'citi', 'don']],
    ['café CAFÉ cafe', ['cafe', 'cafe', 'cafe']],
    ['1,000 3.5 a,b', ['1000', '3.5', 'a', 'b']],
    ['C++ C# 用C语言', ['c++', 'c#', '用', 'c', '语', '语言', '言']],
    ['', []],
    ['！？… 😀 \u0000\u202e', []],
  ])('%j', (text, terms) => expect(searchTerms(text, 'und')).toEqual(terms))

  it('says where each stands, a single character where its bigram begins', () => {
    expect(termsOf('看 iPhone手机')).toMatchObject([
      { term: '看', single: false, position: 0 },
      { term: 'iphon', single: false, position: 1 },
      { term: '手', single: true, position: 2 },
      { term: '手机', single: false, position: 2 },
      { term: '机', single: true, position: 3 },
    ])
  })

  it('finds words in anything, none of them empty, long or with marks of a query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const term of searchTerms(text, 'zh-CN')) {
          expect(term).toMatch(/^[\p{L}\p{N}ー][\p{L}\p{N}\p{M}.+#ー]*$/u)
          expect([...term].length).toBeLessThanOrEqual(40)
        }
      }),
    )
  })

  it('folds both scripts of Chinese to one, and accents away', () => {
    expect(foldForSearch('乾隆與臺灣，ÉCOLE')).toBe(foldForSearch('干隆与台湾，ecole'))
  })
})
