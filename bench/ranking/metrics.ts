/** A candidate of one impression as a scorer saw it, and whether its reader opened it. */
export type Judged = { score: number; clicked: boolean }

/** How good one order of candidates is, each 0 to 1. */
export type Quality = { auc: number; mrr: number; ndcg10: number; recall: number }

/** How many of the first places {@link Quality.recall} looks at. */
export const RECALL_AT = 5

/**
 * AUC, reciprocal rank of the first click, nDCG@10 and recall@5 of one impression, candidates in any order. Undefined
 * without both a click and something left aside: nothing can be right or wrong there. Equal scores share their places:
 * each figure is its mean over all orders of the equal ones, so that the order of a log helps nobody.
 */
export function qualityOf(judged: readonly Judged[]): Quality | undefined {
  const clicks = judged.filter((one) => one.clicked).length
  if (clicks === 0 || clicks === judged.length) return undefined
  const groups = groupsOf(judged)
  return {
    auc: aucOf(groups, clicks, judged.length - clicks),
    mrr: reciprocalRank(groups),
    ndcg10: ndcg(groups, clicks, 10),
    recall: recallAt(groups, clicks, RECALL_AT),
  }
}

/** The mean of many impressions' figures; zeros for none. */
export function meanQuality(all: readonly Quality[]): Quality {
  const mean = (of: keyof Quality) =>
    all.length === 0 ? 0 : all.reduce((sum, one) => sum + one[of], 0) / all.length
  return { auc: mean('auc'), mrr: mean('mrr'), ndcg10: mean('ndcg10'), recall: mean('recall') }
}

/** Candidates with the same score: how many, how many of them clicked, after how many better ones. */
type Group = { size: number; clicks: number; before: number }

function groupsOf(judged: readonly Judged[]): Group[] {
  const sorted = [...judged].sort((a, b) => b.score - a.score)
  const groups: Group[] = []
  let score: number | undefined
  for (const [before, one] of sorted.entries()) {
    if (one.score !== score || groups.length === 0) groups.push({ size: 0, clicks: 0, before })
    score = one.score
    const group = groups.at(-1) as Group
    group.size += 1
    if (one.clicked) group.clicks += 1
  }
  return groups
}

/** The chance that a clicked one stands before one that was not; half of it where both are equal. */
function aucOf(groups: readonly Group[], clicks: number, others: number): number {
  let right = 0
  let clicksBefore = 0
  for (const group of groups) {
    const aside = group.size - group.clicks
    right += aside * (clicksBefore + group.clicks / 2)
    clicksBefore += group.clicks
  }
  return right / (clicks * others)
}

/** 1 / place of the first click; inside of a group its expectation over all orders. */
function reciprocalRank(groups: readonly Group[]): number {
  const group = groups.find((one) => one.clicks > 0) as Group
  let expected = 0
  // The chance that none of the first `at` of the group was clicked.
  let none = 1
  for (let at = 0; at < group.size && none > 0; at += 1) {
    const click = group.clicks / (group.size - at)
    expected += (none * Math.min(1, click)) / (group.before + at + 1)
    none *= Math.max(0, 1 - click)
  }
  return expected
}

/** Discounted cumulative gain of the first `k` places against the best possible one. */
function ndcg(groups: readonly Group[], clicks: number, k: number): number {
  let gain = 0
  for (const { size, clicks: hits, before } of groups) {
    for (let at = 0; at < size && before + at < k; at += 1) gain += hits / size / Math.log2(before + at + 2)
  }
  let best = 0
  for (let at = 0; at < Math.min(k, clicks); at += 1) best += 1 / Math.log2(at + 2)
  return gain / best
}

/** The share of what was clicked that is among the first `k`. */
function recallAt(groups: readonly Group[], clicks: number, k: number): number {
  let found = 0
  for (const { size, clicks: hits, before } of groups)
    found += (hits * Math.max(0, Math.min(size, k - before))) / size
  return found / clicks
}
