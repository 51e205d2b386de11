import { createHash } from 'node:crypto'

/** An article that few have seen, with what decides whose turn it is. */
export type Explorer = { articleId: string; accountId: string; newcomer: boolean }

/** An explored article has its place for an hour, then it is another one's turn. */
const PERIOD_MS = 3_600_000

/** The hour that a moment is in, as the seed of whose turn it is. */
export function periodOf(now: Date): string {
  return String(Math.floor(now.getTime() / PERIOD_MS))
}

/**
 * The positions (from 1) of a list of `length` that are given to explored articles: one in each stretch of 100 / share
 * places, in its later half, the same all through a period.
 */
export function exploredPlaces(length: number, sharePercent: number, seed: string): number[] {
  const stretch = Math.round(100 / sharePercent)
  const places = []
  for (let start = 0; start + stretch <= length; start += stretch) {
    const half = Math.floor(stretch / 2)
    places.push(start + half + 1 + (lot(`${seed} place ${start}`) % (stretch - half)))
  }
  return places
}

/** Whose turn it is: newcomers' articles first, of each account one, else by a lot that changes with the seed. */
export function drawExplorers(explorers: readonly Explorer[], count: number, seed: string): Explorer[] {
  const drawn = explorers
    .map((one) => ({ one, lot: lot(`${seed} ${one.articleId}`) }))
    .sort((a, b) => Number(b.one.newcomer) - Number(a.one.newcomer) || a.lot - b.lot)
  const accounts = new Set<string>()
  const chosen: Explorer[] = []
  for (const { one } of drawn) {
    if (chosen.length === count) break
    if (accounts.has(one.accountId)) continue
    accounts.add(one.accountId)
    chosen.push(one)
  }
  return chosen
}

function lot(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32LE(0)
}
