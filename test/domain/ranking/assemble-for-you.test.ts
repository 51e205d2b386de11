import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assembleForYou,
  type Candidate,
  explorePlaces,
  FOR_YOU_LENGTH,
  type Source,
  scoreForYou,
} from '../../../src/domain/ranking/index.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/index.ts'

const now = new Date('2026-05-01T08:00:00Z')
const settings = DEFAULT_SETTINGS

function candidate(id: string, sources: Source[], more: Partial<Candidate> = {}): Candidate {
  return { id, accountId: `a${id}`, publishedAt: now, topicIds: [], sources, ...more }
}
const source = (kind: Source['kind'], strength = 1, about = ''): Source => ({ kind, strength, about })
const assemble = (candidates: Candidate[], seed = 's') => assembleForYou(candidates, { settings, now, seed })

const sources = fc.array(
  fc.record({
    kind: fc.constantFrom<Source['kind']>(
      'account',
      'series',
      'topic',
      'related',
      'hot',
      'newest',
      'explore',
    ),
    strength: fc.double({ min: 0, max: 1, noNaN: true }),
    about: fc.string({ maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 4 },
)
const candidates = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z]{6}$/),
    accountId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    publishedAt: fc.date({ min: new Date(0), max: new Date('2030-01-01'), noInvalidDate: true }),
    topicIds: fc.uniqueArray(fc.constantFrom('t', 'u', 'v'), { maxLength: 2 }),
    sources,
  }),
  { selector: (one) => one.id, maxLength: 120 },
)

describe('a score', () => {
  it('gives the largest contribution as the reason', () => {
    const reasonOf = (...all: Source[]) => scoreForYou(candidate('x', all), settings, now).reason
    expect(reasonOf(source('hot', 1), source('account', 1, '河边纪事'))).toEqual({
      kind: 'account',
      about: '河边纪事',
    })
    expect(reasonOf(source('hot', 0.9), source('topic', 0.2, '轮渡'))).toEqual({ kind: 'hot', about: '' })
    expect(reasonOf(source('related', 0.2, '甲'), source('related', 0.8, '乙')).about).toBe('乙')
    expect(reasonOf(source('newest', 0))).toEqual({ kind: 'newest', about: '' })
  })

  it('is linear: the sum of its parts, within the sum of the weights', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        for (const one of all) {
          const { score, parts } = scoreForYou(one, settings, now)
          const sum = Object.values(parts).reduce((total, part) => total + part, 0)
          expect(score).toBeCloseTo(sum, 9)
          expect(score).toBeLessThanOrEqual(100 + 1e-9)
        }
      }),
    )
  })

  it('counts what comes from the future as new, not as newer', () => {
    const future = candidate('x', [source('newest', 0)], { publishedAt: new Date('2031-01-01') })
    expect(scoreForYou(future, settings, now).parts.fresh).toBe(settings.forYouFresh)
  })
})

describe('a list', () => {
  it('holds each article once, thirty at most, at places from one on, whatever the order of its candidates', () => {
    fc.assert(
      fc.property(candidates, fc.string({ maxLength: 4 }), (all, seed) => {
        const list = assemble(all, seed)
        expect(list.length).toBe(Math.min(FOR_YOU_LENGTH, all.length))
        expect(new Set(list.map((one) => one.id)).size).toBe(list.length)
        expect(list.map((one) => one.position)).toEqual(list.map((_, at) => at + 1))
        expect(assemble([...all].reverse(), seed)).toEqual(list)
      }),
    )
  })

  it('takes no more of an account or a topic than the settings say, while there are others', () => {
    const flood = Array.from({ length: 40 }, (_, at) =>
      candidate(`flood${at}`, [source('account')], { accountId: 'one', topicIds: ['t'] }),
    )
    const others = Array.from({ length: 40 }, (_, at) => candidate(`other${at}`, [source('newest', 0)]))
    const list = assemble([...flood, ...others])
    expect(list.filter((one) => one.id.startsWith('flood')).length).toBe(settings.forYouPerAccount)
    expect(assemble(flood).length).toBe(FOR_YOU_LENGTH)
  })

  it('gives five to ten percent of its places to what few have seen, newcomers first, and says so', () => {
    const known = Array.from({ length: 60 }, (_, at) => candidate(`known${at}`, [source('hot', 1 - at / 60)]))
    const unseen = Array.from({ length: 20 }, (_, at) =>
      candidate(`unseen${at}`, [source('explore', at < 3 ? 1 : 0.5)]),
    )
    const list = assemble([...known, ...unseen])
    const explored = list.filter((one) => one.explored)
    expect(explored.length).toBe(explorePlaces(settings))
    expect(explored.length / FOR_YOU_LENGTH).toBeGreaterThanOrEqual(0.05)
    expect(explored.length / FOR_YOU_LENGTH).toBeLessThanOrEqual(0.1)
    for (const one of explored) {
      expect(one.reason.kind).toBe('explore')
      expect(Number(one.id.slice(6))).toBeLessThan(3)
      expect(one.position).toBeGreaterThanOrEqual(5)
    }
  })

  it('lets each of the unseen have its turn', () => {
    const unseen = Array.from({ length: 10 }, (_, at) => candidate(`u${at}`, [source('explore')]))
    const known = Array.from({ length: 60 }, (_, at) => candidate(`k${at}`, [source('hot', 1)]))
    const shown = new Set<string>()
    for (let seed = 0; seed < 200; seed += 1) {
      for (const one of assemble([...known, ...unseen], String(seed))) if (one.explored) shown.add(one.id)
    }
    expect(shown.size).toBe(10)
  })
})
