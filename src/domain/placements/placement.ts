import type { MediaView } from '../../kernel/document/index.ts'
import type { ListedArticle } from '../listing/index.ts'

/** The page's name in a placement: the front page, else a channel's ID. */
export const FRONT = ''

/** How many positions each slot has. `headline` and `column-lead` are a channel's, on the front page only. */
export const SLOTS = { lead: 1, second: 4, headline: 6, 'column-lead': 1 } as const
export type Slot = keyof typeof SLOTS

/** A place on a page. `position` counts from 1; a channel's headline 1 is the one with the picture. */
export type Spot = { slot: Slot; channelId: string | null; position: number }

/** A series as a slot shows it. */
export type PlacedSeries = {
  id: string
  title: string
  description: string
  language: string
  /** Published articles in it. */
  articles: number
  account: { id: string; name: string }
  cover?: MediaView
}

/** What is placed. `article` and `series` are absent while readers cannot see them. */
export type Target =
  | {
      kind: 'article'
      id: string
      article?: ListedArticle
      /** As the editor saw it. */
      seen: { title: string; language: string }
      /** It was revised since. */
      edited: boolean
    }
  | { kind: 'series'; id: string; series?: PlacedSeries }
  | { kind: 'outside'; url: string }

/** Something an editor put in a place for a time. `begun`, `approved` and `ended` number the changes of its page. */
export type Placement = Spot & {
  id: string
  page: string
  target: Target
  /** '' where the target's own words are shown. */
  headline: string
  summary: string
  picture?: MediaView
  from: Date
  /** Not included; null: until somebody takes it away. */
  until: Date | null
  sponsored: boolean
  sponsor: string
  wantsApproval: boolean
  begun: number
  approved: number | null
  ended: number | null
}

/** One word for a place. */
export function spotKey({ slot, channelId, position }: Spot): string {
  return [slot, channelId ?? '', position].join('.')
}

/** The place of a word, or undefined. Whether the page has it is another question: see `isSpotOf`. */
export function readSpot(word: string): Spot | undefined {
  const match = /^([a-z-]{4,11})\.([0-9a-z]{13})?\.([1-9])$/.exec(word)
  if (!match || !Object.hasOwn(SLOTS, match[1] ?? '')) return undefined
  return { slot: match[1] as Slot, channelId: match[2] ?? null, position: Number(match[3]) }
}

/** Whether a page has a place: the front page all kinds, a channel's page its lead and seconds. */
export function isSpotOf(page: string, { slot, channelId, position }: Spot): boolean {
  const ofChannel = slot === 'headline' || slot === 'column-lead'
  return (
    Number.isInteger(position) &&
    position >= 1 &&
    position <= SLOTS[slot] &&
    ofChannel === (channelId !== null) &&
    (page === FRONT || !ofChannel)
  )
}

/** The page-cache tag of a page's placements. */
export function slotsTag(page: string): string {
  return `slots:${page === FRONT ? 'front' : page}`
}
