import type { RecommendingSettings } from '../../settings/index.ts'

/** What is known of how another article relates to one. Shares are 0 to 1. */
export type Relation = {
  /** Share of the article's telling words, weighed, that the other has. */
  content: number
  /** Readers of both on one day of late, and of each. */
  bothRead: number
  read: number
  otherRead: number
  sameAccount: boolean
  sharedTopics: number
  /** Days between the two publications. */
  days: number
  /** An old article that is read as it always was: age takes nothing from it. */
  evergreen: boolean
}

export type RelatedReason = 'content' | 'coread' | 'topic' | 'account'

/** Points of each part, before age; `age` is what remains of their sum, 0 to 1. They are stored and shown. */
export type RelatedParts = { content: number; coread: number; kin: number; age: number }

/** Readers in common that count for nothing yet: so few may be chance. */
const PRIOR_READERS = 5

/**
 * How related another article is: the weighted parts, halved for each `relatedHalfDays` between them unless it is
 * evergreen. `reason` is the largest part. The score is at most the sum of the weights.
 */
export function scoreRelated(
  relation: Relation,
  weights: Pick<RecommendingSettings, 'relatedContent' | 'relatedCoread' | 'relatedKin' | 'relatedHalfDays'>,
): { score: number; parts: RelatedParts; reason: RelatedReason } {
  const content = weights.relatedContent * clamp(relation.content)
  const coread = weights.relatedCoread * coreading(relation)
  const kin = weights.relatedKin * (relation.sameAccount ? 1 : topicsShared(relation.sharedTopics))
  const age = relation.evergreen ? 1 : 0.5 ** (Math.max(0, relation.days) / weights.relatedHalfDays)
  const kinReason = relation.sharedTopics > 0 ? 'topic' : 'account'
  const reason =
    kin > 0 && kin >= content && kin >= coread ? kinReason : content >= coread ? 'content' : 'coread'
  return { score: (content + coread + kin) * age, parts: { content, coread, kin, age }, reason }
}

/** Readers in common against the readers of each (cosine), shrunken: a few in common are no proof. 0 to 1. */
export function coreading({
  bothRead,
  read,
  otherRead,
}: Pick<Relation, 'bothRead' | 'read' | 'otherRead'>): number {
  if (bothRead <= 0) return 0
  const cosine = bothRead / Math.sqrt(Math.max(read, bothRead) * Math.max(otherRead, bothRead))
  return cosine * (bothRead / (bothRead + PRIOR_READERS))
}

/** One topic in common is half, two three quarters. */
function topicsShared(topics: number): number {
  return 1 - 0.5 ** Math.max(0, topics)
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}
