import type { Spot } from './placement.ts'

/** What an editor says of a placement. */
export type PlacementWords = {
  spot: Spot
  target: { kind: 'article' | 'series'; id: string } | { kind: 'outside'; url: string }
  headline: string
  summary: string
  /** A stored picture of the page's own, in place of the target's. */
  mediaId: string | null
  /** Times that have passed mean now. */
  from: Date
  until: Date | null
  sponsored: boolean
  /** Who pays, as readers are told; may be ''. */
  sponsor: string
}

export const PLACEMENT_LIMITS = { headline: 120, summary: 300, sponsor: 60, url: 2000, days: 366 } as const

/** The fields of a form that can be wrong. */
export type PlacementField =
  | 'spot'
  | 'target'
  | 'url'
  | 'headline'
  | 'summary'
  | 'picture'
  | 'from'
  | 'until'
  | 'sponsor'

/** Why fields were refused: the last part of a message key `slots.problem.…` a field. */
export type PlacementErrors = Partial<Record<PlacementField, string>>
