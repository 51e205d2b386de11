import { type Check, flag, refuse, whole } from './check.ts'

/** Everyone who is signed in; those who signed up more than a day ago; nobody. */
export const COMMENTERS = ['everyone', 'settled', 'nobody'] as const
export type Commenters = (typeof COMMENTERS)[number]

/** Who may comment, and what is looked at before it is shown. */
export type CommentSettings = {
  commentsOpenTo: Commenters
  /** Whether every comment waits for somebody to look at it. */
  commentsReviewAll: boolean
  /** How many first comments of a person wait; 0 for none. */
  commentsReviewFirst: number
  /** Comments of a person in their first 24 hours, and the seconds between two of them. */
  firstDayComments: number
  secondsBetweenComments: number
  /** Links to one host above which a comment waits; in the first 24 hours any link does. */
  commentLinks: number
}

export const DEFAULT_COMMENTING: Readonly<CommentSettings> = {
  commentsOpenTo: 'everyone',
  commentsReviewAll: false,
  commentsReviewFirst: 0,
  firstDayComments: 10,
  secondsBetweenComments: 30,
  commentLinks: 3,
}

export const COMMENTING_CHECKS: { [K in keyof CommentSettings]: Check<CommentSettings[K]> } = {
  commentsOpenTo: (value) => COMMENTERS.find((one) => one === value) ?? refuse('choice_unknown'),
  commentsReviewAll: flag,
  commentsReviewFirst: whole(0, 100),
  firstDayComments: whole(0, 200),
  secondsBetweenComments: whole(0, 3600),
  commentLinks: whole(0, 100),
}
