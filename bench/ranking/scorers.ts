import { type Source, scoreForYou } from '../../src/domain/ranking/index.ts'
import type { Settings } from '../../src/domain/settings/index.ts'
import type { Impression } from './log.ts'
import type { Past } from './past.ts'

/** Gives each candidate of an impression its points, from what was known then, in the candidates' order. */
export type Scorer = (impression: Impression, past: Past, settings: Settings) => number[]

/** The last articles a reader read that "For you" looks at. */
const LAST_READ = 20
const HOT_PLACES = 50
/** Points of a relation that count as full strength, as in the candidates' query. */
const FULL_RELATION = 50

/** The portal's own rules, and two to hold them against: newest first, and the order in which the log was shown. */
export const SCORERS: Record<string, Scorer> = {
  'for-you': forYou,
  related: relatedOnly,
  hot: (impression, past) => impression.candidates.map(({ id }) => past.lately(id, impression.at)),
  newest: (impression, past) =>
    impression.candidates.map(({ id }) => past.publishedAt(id)?.getTime() ?? Number.NEGATIVE_INFINITY),
  'as shown': (impression) => impression.candidates.map((_, at) => -at),
}

function forYou(impression: Impression, past: Past, settings: Settings): number[] {
  const { at, candidates } = impression
  const places = hotPlaces(impression, past)
  const related = relatedOnly(impression, past, settings)
  return candidates.map(({ id }, index) => {
    const sources: Source[] = followed(impression, past, id)
    const strength = Math.min((related[index] ?? 0) / FULL_RELATION, 1)
    if (strength > 0) sources.push({ kind: 'related', strength, about: '' })
    const place = places.get(id)
    if (place !== undefined)
      sources.push({ kind: 'hot', strength: (HOT_PLACES + 1 - place) / HOT_PLACES, about: '' })
    const publishedAt = past.publishedAt(id) ?? at
    return scoreForYou({ id, accountId: '', publishedAt, topicIds: [], sources }, settings, at).score
  })
}

/** The strongest relation to the article a list stands under, or to one of the last that were read. */
function relatedOnly({ of, history, candidates, at }: Impression, past: Past, settings: Settings): number[] {
  const read = of ? [of] : history.slice(-LAST_READ)
  return candidates.map(({ id }) => Math.max(0, ...read.map((one) => past.related(one, id, at, settings))))
}

function followed({ follows }: Impression, past: Past, id: string): Source[] {
  const article = past.article(id)
  if (!article) return []
  const sources: Source[] = []
  if (follows.includes(`account:${article.account}`))
    sources.push({ kind: 'account', strength: 1, about: '' })
  if (article.topics.some((topic) => follows.includes(`topic:${topic}`)))
    sources.push({ kind: 'topic', strength: 0.7, about: '' })
  return sources
}

/** Places by what is read of late; without a read there is none. */
function hotPlaces({ candidates, at }: Impression, past: Past): Map<string, number> {
  const read = candidates
    .map(({ id }) => ({ id, lately: past.lately(id, at) }))
    .filter((one) => one.lately > 0)
  read.sort((a, b) => b.lately - a.lately || (a.id < b.id ? -1 : 1))
  return new Map(read.slice(0, HOT_PLACES).map(({ id }, place) => [id, place + 1]))
}
