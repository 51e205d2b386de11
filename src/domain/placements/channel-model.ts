import type { ListedArticle } from '../listing/index.ts'
import { fill, type Stand, standsIn } from './fill.ts'
import { type Placement, SLOTS } from './placement.ts'
import { placementsAt } from './placements-at.ts'

/** A channel's first page: its lead, what editors placed under it, and the list without both. */
export type ChannelModel = { lead?: Stand; seconds: Stand[]; articles: ListedArticle[] }

/** The first page of a channel at a moment. `articles`: its newest, newest first. A function of rows and `now` alone. */
export function channelModel(
  { placements, articles }: { placements: Iterable<Placement>; articles: readonly ListedArticle[] },
  now: Date,
): ChannelModel {
  const { shown } = placementsAt(placements, now)
  const placed = new Set(
    [...shown.values()].map(({ target }) => (target.kind === 'article' ? target.id : '')),
  )
  const free = articles.filter(({ id }) => !placed.has(id))
  const lead = standsIn(shown, { slot: 'lead', channelId: null, position: 1 }, free[0])
  const seconds = fill(shown, 'second', null, SLOTS.second, [])
  return { lead, seconds, articles: lead?.placement ? free : free.slice(1) }
}
