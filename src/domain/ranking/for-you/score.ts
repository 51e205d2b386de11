import type { RecommendingSettings } from '../../settings/index.ts'
import type { Candidate, Source, SourceKind } from './candidates.ts'

/** What a place in the list is explained by. `about` is a name or a title; '' where the reason needs none. */
export type ForYouReason = { kind: SourceKind; about: string }

/** Points of each part of a score. They are stored and shown. */
export type ForYouParts = { follow: number; topic: number; related: number; hot: number; fresh: number }

export type Scored = { candidate: Candidate; score: number; parts: ForYouParts; reason: ForYouReason }

export type ForYouWeights = Pick<
  RecommendingSettings,
  'forYouFollow' | 'forYouTopic' | 'forYouRelated' | 'forYouHot' | 'forYouFresh'
>

const DAY_MS = 24 * 3600_000
/** Days in which newness halves. */
const FRESH_HALF_DAYS = 2

/**
 * The score of a candidate: a sum of weighted parts, each of which shrinks by itself. The largest part that tells
 * something of the reader or of other readers is the reason; newness is, when there is no other.
 */
export function scoreForYou(candidate: Candidate, weights: ForYouWeights, now: Date): Scored {
  const best = (...kinds: SourceKind[]) => strongest(candidate.sources, kinds)
  const days = Math.max(0, now.getTime() - candidate.publishedAt.getTime()) / DAY_MS
  const followed = best('account', 'series')
  const topic = best('topic')
  const related = best('related')
  const hot = best('hot')
  const parts = {
    follow: weights.forYouFollow * (followed?.strength ?? 0),
    topic: weights.forYouTopic * (topic?.strength ?? 0),
    related: weights.forYouRelated * (related?.strength ?? 0),
    hot: weights.forYouHot * (hot?.strength ?? 0),
    fresh: weights.forYouFresh * 0.5 ** (days / FRESH_HALF_DAYS),
  }
  const reasons: [number, Source | undefined][] = [
    [parts.follow, followed],
    [parts.topic, topic],
    [parts.related, related],
    [parts.hot, hot],
  ]
  const [, source] = reasons.reduce((most, one) => (one[0] > most[0] ? one : most))
  const reason: ForYouReason =
    source && reasons.some(([points]) => points > 0)
      ? { kind: source.kind, about: source.about }
      : { kind: 'newest', about: '' }
  const score = parts.follow + parts.topic + parts.related + parts.hot + parts.fresh
  return { candidate, score, parts, reason }
}

function strongest(sources: readonly Source[], kinds: readonly SourceKind[]): Source | undefined {
  let most: Source | undefined
  for (const source of sources) {
    if (kinds.includes(source.kind) && source.strength > (most?.strength ?? 0)) most = source
  }
  return most
}
