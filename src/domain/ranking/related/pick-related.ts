/** How many related articles are kept for an article. */
export const RELATED_KEPT = 8
/** Beyond these, further ones of one account stand behind all others. */
const OF_ONE_ACCOUNT = 3
/** Points below which nothing is said to be related: what is new in the channel is the better offer. */
const LEAST = 1

/** The best first, at most {@link RELATED_KEPT}; an account fills the list only when there is nothing else. */
export function pickRelated<T extends { score: number; accountId: string; otherId: string }>(
  scored: T[],
): T[] {
  const best = scored
    .filter((one) => one.score >= LEAST)
    .sort((a, b) => b.score - a.score || (a.otherId > b.otherId ? -1 : 1))
  const ofAccount = new Map<string, number>()
  const kept: T[] = []
  const behind: T[] = []
  for (const one of best) {
    const times = (ofAccount.get(one.accountId) ?? 0) + 1
    ofAccount.set(one.accountId, times)
    if (times <= OF_ONE_ACCOUNT) kept.push(one)
    else behind.push(one)
    if (kept.length === RELATED_KEPT) return kept
  }
  return [...kept, ...behind].slice(0, RELATED_KEPT)
}
