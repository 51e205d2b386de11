import { describe, expect, it } from 'vitest'
import { meanQuality, qualityOf } from '../../bench/ranking/metrics.ts'

/** Candidates in the order of their scores, the best first; `1` was opened. Scores in brackets are equal. */
const ordered = (clicks: string, scores?: number[]) =>
  [...clicks].map((one, at) => ({ score: scores?.[at] ?? -at, clicked: one === '1' }))

describe('metrics, computed by hand', () => {
  it('of a perfect order are all 1', () => {
    expect(qualityOf(ordered('1100'))).toEqual({ auc: 1, mrr: 1, ndcg10: 1, recall: 1 })
  })

  it('of one click at place three of four', () => {
    const quality = qualityOf(ordered('0010'))
    // One of three pairs is right; 1/3; 1/log2(4) against 1.
    expect(quality?.auc).toBeCloseTo(1 / 3, 12)
    expect(quality?.mrr).toBeCloseTo(1 / 3, 12)
    expect(quality?.ndcg10).toBeCloseTo(0.5, 12)
    expect(quality?.recall).toBe(1)
  })

  it('of clicks at places two and seven of eight', () => {
    const quality = qualityOf(ordered('01000010'))
    // Pairs right: the first click is before 5 of 6, the second before 1 of 6: 6 of 12.
    expect(quality?.auc).toBeCloseTo(0.5, 12)
    expect(quality?.mrr).toBeCloseTo(0.5, 12)
    // (1/log2 3 + 1/log2 8) / (1/log2 2 + 1/log2 3) = (0.63093 + 0.33333) / 1.63093
    expect(quality?.ndcg10).toBeCloseTo(0.591234, 5)
    expect(quality?.recall).toBe(0.5)
  })

  it('share the places of equal scores', () => {
    // One click among four equal ones: any place is as likely. MRR (1 + 1/2 + 1/3 + 1/4) / 4.
    const quality = qualityOf(ordered('0001', [7, 7, 7, 7]))
    expect(quality?.auc).toBe(0.5)
    expect(quality?.mrr).toBeCloseTo(25 / 48, 12)
    const gains = 1 + 1 / Math.log2(3) + 1 / 2 + 1 / Math.log2(5)
    expect(quality?.ndcg10).toBeCloseTo(gains / 4, 12)
    // Two clicks among three equal ones: the first click is at 1 with 2/3, at 2 with 1/3.
    expect(qualityOf(ordered('110', [1, 1, 1]))?.mrr).toBeCloseTo(2 / 3 + 1 / 6, 12)
  })

  it('look at ten places for nDCG and five for recall', () => {
    const last = qualityOf(ordered('000000000001'))
    expect(last).toMatchObject({ auc: 0, ndcg10: 0, recall: 0 })
    expect(last?.mrr).toBeCloseTo(1 / 12, 12)
  })

  it('judge nothing where all or none was opened', () => {
    expect(qualityOf(ordered('000'))).toBeUndefined()
    expect(qualityOf(ordered('11'))).toBeUndefined()
    expect(qualityOf([])).toBeUndefined()
    expect(meanQuality([])).toEqual({ auc: 0, mrr: 0, ndcg10: 0, recall: 0 })
  })

  it('do not depend on the order that candidates come in', () => {
    const one = ordered('0100101', [3, 3, 1, 5, 5, 2, 2])
    expect(qualityOf([...one].reverse())).toEqual(qualityOf(one))
  })
})
