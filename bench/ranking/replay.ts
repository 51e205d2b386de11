import type { Settings } from '../../src/domain/settings/index.ts'
import type { Impression, LoggedArticle, RankingLog } from './log.ts'
import { meanQuality, type Quality, qualityOf } from './metrics.ts'
import { Past } from './past.ts'
import { SCORERS, type Scorer } from './scorers.ts'

/** How each scorer did, and over how many impressions that can be judged. */
export type Replay = { judged: number; impressions: number; by: Record<string, Quality> }

/**
 * Plays a log in the order of its times: each impression is scored with what had happened before it, and only then
 * are its clicks made known. What a history names counts as read when it is first seen.
 */
export function replay(
  { articles, impressions }: RankingLog,
  settings: Settings,
  scorers: Record<string, Scorer> = SCORERS,
): Replay {
  const past = new Past()
  const found: Record<string, Quality[]> = Object.fromEntries(Object.keys(scorers).map((name) => [name, []]))
  const histories = new Set<string>()
  let judged = 0
  for (const impression of impressions) {
    learnHistory(past, impression, articles, histories)
    for (const { id } of impression.candidates) past.publish(known(articles, id), impression.at)
    const clicks = impression.candidates.filter((one) => one.clicked)
    if (clicks.length > 0 && clicks.length < impression.candidates.length) {
      judged += 1
      for (const [name, scorer] of Object.entries(scorers)) {
        const scores = scorer(impression, past, settings)
        const quality = qualityOf(
          impression.candidates.map(({ clicked }, at) => ({ score: scores[at] ?? 0, clicked })),
        )
        if (quality) found[name]?.push(quality)
      }
    }
    for (const { id } of clicks) past.read(impression.reader, id, impression.at)
  }
  const by = Object.fromEntries(Object.entries(found).map(([name, all]) => [name, meanQuality(all)]))
  return { judged, impressions: impressions.length, by }
}

function learnHistory(
  past: Past,
  { reader, history, of, at }: Impression,
  articles: ReadonlyMap<string, LoggedArticle>,
  learnt: Set<string>,
): void {
  for (const id of of ? [...history, of] : history) {
    past.publish(known(articles, id), at)
    const key = `${reader} ${id}`
    if (learnt.has(key)) continue
    learnt.add(key)
    past.read(reader, id, at)
  }
}

function known(articles: ReadonlyMap<string, LoggedArticle>, id: string): LoggedArticle {
  return articles.get(id) ?? { id, channel: '', topics: [], title: '', summary: '', account: '' }
}
