import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countTerms, scoreRelated, topTerms } from '../../../src/domain/ranking/index.ts'
import { isEvergreen } from '../../../src/domain/ranking/related/evergreen.ts'
import { pickRelated } from '../../../src/domain/ranking/related/pick-related.ts'
import { coreading, type Relation } from '../../../src/domain/ranking/related/score-related.ts'
import { isTextTerm, shownTerms } from '../../../src/domain/ranking/related/text-term.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/index.ts'

const NOTHING: Relation = {
  content: 0,
  bothRead: 0,
  read: 0,
  otherRead: 0,
  sameAccount: false,
  sharedTopics: 0,
  days: 0,
  evergreen: false,
}
const score = (relation: Partial<Relation>) => scoreRelated({ ...NOTHING, ...relation }, DEFAULT_SETTINGS)

const relations = fc.record({
  content: fc.double({ min: 0, max: 1, noNaN: true }),
  bothRead: fc.nat(10_000),
  read: fc.nat(100_000),
  otherRead: fc.nat(100_000),
  sameAccount: fc.boolean(),
  sharedTopics: fc.nat(8),
  days: fc.double({ min: -10, max: 10_000, noNaN: true }),
  evergreen: fc.boolean(),
})

describe('how related two articles are', () => {
  it('is 0.6 content, 0.3 readers in common, 0.1 account or topic', () => {
    expect(score({ content: 1 }).score).toBe(60)
    expect(score({ bothRead: 1e9, read: 1e9, otherRead: 1e9 }).score).toBeCloseTo(30, 5)
    expect(score({ sameAccount: true }).score).toBe(10)
    expect([1, 2].map((sharedTopics) => score({ sharedTopics }).score)).toEqual([5, 7.5])
  })

  it('halves with each seven days between them, unless the other does not age', () => {
    expect(score({ content: 1, days: 7 }).score).toBe(30)
    expect(score({ content: 1, days: 14 }).score).toBe(15)
    expect(score({ content: 1, days: 700, evergreen: true }).score).toBe(60)
    expect(score({ content: 1, days: -3 }).score).toBe(60)
  })

  it('gives the largest part as the reason', () => {
    expect(score({ content: 0.5, sharedTopics: 1 }).reason).toBe('content')
    expect(score({ content: 0.05, sharedTopics: 1 }).reason).toBe('topic')
    expect(score({ content: 0.01, sameAccount: true }).reason).toBe('account')
    expect(score({ content: 0.1, bothRead: 100, read: 100, otherRead: 100 }).reason).toBe('coread')
  })

  it('is never more than its weights, never less than nothing, and the sum of its parts times what age leaves', () => {
    fc.assert(
      fc.property(relations, (relation) => {
        const { score: points, parts } = scoreRelated(relation, DEFAULT_SETTINGS)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(100)
        expect(points).toBeCloseTo((parts.content + parts.coread + parts.kin) * parts.age, 9)
      }),
    )
  })

  it('grows with each part', () => {
    fc.assert(
      fc.property(relations, fc.double({ min: 0, max: 1, noNaN: true }), (relation, more) => {
        const { score: points } = scoreRelated(relation, DEFAULT_SETTINGS)
        const closer = { ...relation, content: Math.min(1, relation.content + more) }
        expect(scoreRelated(closer, DEFAULT_SETTINGS).score).toBeGreaterThanOrEqual(points - 1e-9)
      }),
    )
  })

  it('believes few readers in common less than many in the same proportion', () => {
    expect(coreading({ bothRead: 1, read: 10, otherRead: 10 })).toBeLessThan(
      coreading({ bothRead: 100, read: 1000, otherRead: 1000 }),
    )
    expect(coreading({ bothRead: 0, read: 0, otherRead: 0 })).toBe(0)
    expect(coreading({ bothRead: 3, read: 0, otherRead: 0 })).toBeLessThanOrEqual(1)
  })
})

describe('telling words', () => {
  it('are frequent in the article and rare elsewhere', () => {
    const counts = countTerms(['渡轮'], ['渡轮', '码头', '今天', '今天', '孤词'])
    expect(counts.get('渡轮')).toBe(4)
    const frequency = new Map([
      ['渡轮', 4],
      ['码头', 9],
      ['今天', 900],
      ['孤词', 1],
    ])
    expect(topTerms(counts, frequency, 1000).map(({ term }) => term)).toEqual(['渡轮', '码头', '今天'])
  })

  it('are 25 at most, with positive weights, in an order that does not depend on that of the words', () => {
    const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 60 })
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 10_000 }), (all, total) => {
        const counts = new Map(all.map((word, at) => [word, 1 + (at % 5)]))
        const frequency = new Map(all.map((word, at) => [word, 1 + (at % 50)]))
        const terms = topTerms(counts, frequency, total)
        expect(terms.length).toBeLessThanOrEqual(25)
        for (const { weight } of terms) expect(weight).toBeGreaterThan(0)
        const backwards = new Map([...counts].reverse())
        expect(topTerms(backwards, frequency, total)).toEqual(terms)
      }),
    )
  })

  it('are words of the text, not characters, numbers or what an article is filed under', () => {
    expect(['渡轮', 'ferri', 'c++'].map(isTextTerm)).toEqual([true, true, true])
    expect(['渡', '2026', 'a', 'channel:x', '=x', ''].map(isTextTerm)).toEqual(Array(6).fill(false))
  })

  it('are shown as readers write them, without saying one twice', () => {
    const titles = ['The last ferries', 'A ferry town']
    expect(shownTerms(['ferri', '渡轮', '轮渡', 'quai'], titles, 3)).toEqual(['ferries', '渡轮'])
  })
})

describe('what does not age', () => {
  it('is old, and still read at half its lifetime’s pace or more', () => {
    // Ten a day for 200 days: of late 10 × 28 / ln 2 = 404.
    expect(isEvergreen({ days: 200, reads: 2000, lately: 404 })).toBe(true)
    expect(isEvergreen({ days: 200, reads: 2000, lately: 200 })).toBe(false)
    expect(isEvergreen({ days: 59, reads: 590, lately: 404 })).toBe(false)
    expect(isEvergreen({ days: 2000, reads: 100, lately: 19 })).toBe(false)
  })
})

describe('the related ones that are kept', () => {
  const one = (otherId: string, score: number, accountId = otherId) => ({ otherId, score, accountId })

  it('are the eight best, of one account three while there are others, and nothing that is hardly related', () => {
    const own = Array.from({ length: 6 }, (_, at) => one(`own${at}`, 90 - at, 'a'))
    const others = Array.from({ length: 4 }, (_, at) => one(`other${at}`, 10 - at))
    const kept = pickRelated([...others, ...own, one('far', 0.9)]).map((each) => each.otherId)
    expect(kept).toEqual(['own0', 'own1', 'own2', 'other0', 'other1', 'other2', 'other3', 'own3'])
    expect(pickRelated([one('far', 0.9)])).toEqual([])
  })
})
