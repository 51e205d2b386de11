import { createHash } from 'node:crypto'
import type { RecommendingSettings } from '../../settings/index.ts'
import type { Candidate } from './candidates.ts'
import { type ForYouParts, type ForYouReason, type Scored, scoreForYou } from './score.ts'

/** How many articles a list holds. */
export const FOR_YOU_LENGTH = 30

/** A place in a list “For you”. `explored`: given to an article that few have seen, not earned by its score. */
export type ForYouItem = {
  id: string
  position: number
  score: number
  parts: ForYouParts
  reason: ForYouReason
  explored: boolean
}

/**
 * A list from its candidates, pure: the best scores, no more of one account or topic than the settings allow while there
 * are others, and in between, at even distances, articles that few have seen. `seed` says which of those: the same seed gives the same
 * ones. The order of the candidates does not matter.
 */
export function assembleForYou(
  candidates: readonly Candidate[],
  { settings, now, seed }: { settings: RecommendingSettings; now: Date; seed: string },
): ForYouItem[] {
  const scored = candidates.map((one) => scoreForYou(one, settings, now))
  scored.sort((a, b) => b.score - a.score || (a.candidate.id > b.candidate.id ? -1 : 1))
  const room = new Room(settings)
  const explored = explorers(scored, settings, seed).filter((one) => room.admit(one.candidate))
  const taken = new Set(explored.map((one) => one.candidate.id))
  const places = placesOf(explored.length)
  const items: ForYouItem[] = []
  const behind: Scored[] = []
  const put = ({ candidate, score, parts, reason }: Scored, isExplored: boolean): void => {
    items.push({ id: candidate.id, position: items.length + 1, score, parts, reason, explored: isExplored })
  }
  const next = () => {
    const one = explored.shift()
    if (one) put({ ...one, reason: { kind: 'explore', about: '' } }, true)
  }
  for (const one of scored) {
    while (places.has(items.length + 1) && explored.length > 0) next()
    if (items.length >= FOR_YOU_LENGTH) break
    if (taken.has(one.candidate.id)) continue
    if (room.admit(one.candidate)) put(one, false)
    else behind.push(one)
  }
  while (items.length < FOR_YOU_LENGTH && explored.length > 0) next()
  for (const one of behind.slice(0, FOR_YOU_LENGTH - items.length)) put(one, false)
  return items
}

/** Places of a list that the settings give to exploring: two or three of thirty. */
export function explorePlaces(settings: Pick<RecommendingSettings, 'forYouExplore'>): number {
  return Math.round((FOR_YOU_LENGTH * settings.forYouExplore) / 100)
}

/** Where explored articles stand: from the fifth place on, spread over the list. */
function placesOf(count: number): Set<number> {
  const step = Math.floor(FOR_YOU_LENGTH / Math.max(1, count))
  return new Set(Array.from({ length: count }, (_, at) => 5 + at * step))
}

// Newcomers' come first; among equals the seed decides, so that each gets its turn.
function explorers(scored: readonly Scored[], settings: RecommendingSettings, seed: string): Scored[] {
  const drawn = scored.flatMap((one) => {
    const source = one.candidate.sources.find(({ kind }) => kind === 'explore')
    return source ? [{ one, newcomer: source.strength, lot: lotOf(seed, one.candidate.id) }] : []
  })
  drawn.sort((a, b) => b.newcomer - a.newcomer || (a.lot < b.lot ? -1 : 1))
  return drawn.slice(0, explorePlaces(settings)).map(({ one }) => one)
}

function lotOf(seed: string, id: string): string {
  return createHash('sha256').update(`${seed} ${id}`).digest('hex')
}

/** What one account and one topic may still take. */
class Room {
  private readonly taken = new Map<string, number>()
  private readonly settings: RecommendingSettings

  constructor(settings: RecommendingSettings) {
    this.settings = settings
  }

  admit({ accountId, topicIds }: Candidate): boolean {
    const { forYouPerAccount, forYouPerTopic } = this.settings
    const full =
      this.times(accountId) >= forYouPerAccount || topicIds.some((id) => this.times(id) >= forYouPerTopic)
    if (full) return false
    for (const key of [accountId, ...topicIds]) this.taken.set(key, this.times(key) + 1)
    return true
  }

  private times(key: string): number {
    return this.taken.get(key) ?? 0
  }
}
