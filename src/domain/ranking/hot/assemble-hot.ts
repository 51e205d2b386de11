import type { HotSettings } from '../../settings/index.ts'
import { AVERAGE_DAYS, type HotCandidate } from './hot-candidates.ts'
import { drawExplorers, type Explorer, exploredPlaces, periodOf } from './place-explored.ts'
import { type HotComponents, priorOf, scoreHot } from './score-hot.ts'

/** How many articles a hot list keeps: the portal's, and a channel's. */
export const HOT_LENGTH = { portal: 100, channel: 50 }

/** A place in the list of a scope ('' for the portal, or a channel's ID). An explored one has no score to be told. */
export type HotPlaced = {
  scope: string
  position: number
  articleId: string
  score: number
  components: HotComponents | Record<string, never>
  explored: boolean
}

type Given = {
  candidates: readonly HotCandidate[]
  /** Articles published of late, by channel; '' for all. */
  recent: ReadonlyMap<string, number>
  explorers: ReadonlyMap<string, readonly Explorer[]>
  settings: HotSettings
  now: Date
}

export type Scored = { articleId: string; channelId: string | null; score: number; components: HotComponents }

/** Candidates with their scores, the hottest first; among equals the newer. */
export function scoreCandidates({ candidates, recent, settings, now }: Omit<Given, 'explorers'>): Scored[] {
  const { strength, priors } = baseOf({ candidates, recent, settings, now })
  return candidates
    .map((one) => {
      const prior = priors.get(one.channelId ?? '-') as number
      const rules = { prior, strength, ageHalfHours: settings.hotAgeHours, now }
      return { articleId: one.articleId, channelId: one.channelId, ...scoreHot(one, rules) }
    })
    .sort((a, b) => b.score - a.score || (a.articleId < b.articleId ? 1 : -1))
}

/** One list: the hottest in order, with the places between that are kept for what few have seen. */
export function assembleList(
  scope: string,
  ranked: readonly Scored[],
  { explorers, settings, now }: Given,
): HotPlaced[] {
  const most = scope === '' ? HOT_LENGTH.portal : HOT_LENGTH.channel
  const seed = `${scope} ${periodOf(now)}`
  const hottest = new Set(ranked.slice(0, most).map((one) => one.articleId))
  const unseen = (explorers.get(scope) ?? []).filter((one) => !hottest.has(one.articleId))
  const length = Math.min(most, Math.floor((hottest.size * 100) / (100 - settings.hotExplore)))
  const places = exploredPlaces(length, settings.hotExplore, seed)
  const turns = drawExplorers(unseen, places.length, seed)
  const list: HotPlaced[] = []
  const rest = ranked.values()
  for (let position = 1; position <= most; position++) {
    const explorer = places.includes(position) ? turns.shift() : undefined
    if (explorer) {
      list.push({ scope, position, articleId: explorer.articleId, score: 0, components: {}, explored: true })
      continue
    }
    const next = rest.next().value
    if (!next) break
    const { articleId, score, components } = next
    list.push({ scope, position, articleId, score, components, explored: false })
  }
  return list
}

type Sum = { votes: number; expected: number; articles: number }

/**
 * What an article is held against until it has votes of its own: as many votes as an average article of the portal
 * has of late, and how the recent articles of its channel fare together.
 */
function baseOf({ candidates, recent, settings, now }: Omit<Given, 'explorers'>): {
  strength: number
  priors: Map<string, number>
} {
  const oldest = now.getTime() - AVERAGE_DAYS * 86_400_000
  const sums = new Map<string, Sum>()
  let all = 0
  for (const { channelId, votes, expected, publishedAt } of candidates) {
    const key = channelId ?? '-'
    const sum = sums.get(key) ?? { votes: 0, expected: 0, articles: recent.get(key) ?? 0 }
    sums.set(key, sum)
    if (publishedAt.getTime() <= oldest) continue
    sum.votes += votes
    sum.expected += expected
    all += votes
  }
  const strength = Math.max(settings.hotPrior, all / Math.max(1, recent.get('') ?? 0))
  return { strength, priors: new Map([...sums].map(([key, sum]) => [key, priorOf(sum, strength)])) }
}
