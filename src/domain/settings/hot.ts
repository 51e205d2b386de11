import { type Check, whole } from './check.ts'

/** How the hot list weighs what it knows, and how long events of reading are kept. */
export type HotSettings = {
  /** Votes that each article starts with at least; where the average of recent ones is more, it is that. */
  hotPrior: number
  /** Hours in which a vote loses half its weight. */
  hotVoteHours: number
  /** Hours of age that halve an article's score. */
  hotAgeHours: number
  /** Of 1,000 readers with the first place of a ranked list in sight, so many are expected to read it. */
  hotPlaceReads: number
  /** What votes weigh, in percent of the vote of a person who has long been known: who is not signed in, and who just signed up. */
  hotAnonymous: number
  hotNewcomer: number
  /** Days after sign-up until a vote weighs in full. */
  hotFullDays: number
  /** What more than reading weighs, in percent of a read. */
  hotLike: number
  hotBookmark: number
  hotComment: number
  /** Of 1,000 votes of an article, so many from one network, one day's sign-ups, one referring site count in full. */
  hotNetworkShare: number
  hotSignUpShare: number
  hotReferrerShare: number
  /** Percent of the places that go to articles few have seen; by the promise on `/ranking` 5 to 10. */
  hotExplore: number
  /** Readers, in sight of whom an article still counts as seen by few. */
  hotExploreSeen: number
  /** Days that raw events and sums by hour are kept. */
  readingEventDays: number
  readingHourDays: number
}

export const DEFAULT_HOT: Readonly<HotSettings> = {
  hotPrior: 10,
  hotVoteHours: 24,
  hotAgeHours: 36,
  hotPlaceReads: 60,
  hotAnonymous: 40,
  hotNewcomer: 10,
  hotFullDays: 30,
  hotLike: 200,
  hotBookmark: 200,
  hotComment: 300,
  hotNetworkShare: 3,
  hotSignUpShare: 5,
  hotReferrerShare: 500,
  hotExplore: 8,
  hotExploreSeen: 500,
  readingEventDays: 7,
  readingHourDays: 90,
}

const percent = whole(0, 100)
const ofARead = whole(0, 1000)
const ofAThousand = whole(0, 1000)

export const HOT_CHECKS: { [K in keyof HotSettings]: Check<HotSettings[K]> } = {
  hotPrior: whole(1, 100_000),
  hotVoteHours: whole(1, 720),
  hotAgeHours: whole(1, 8760),
  hotPlaceReads: whole(0, 1000),
  hotAnonymous: percent,
  hotNewcomer: percent,
  hotFullDays: whole(1, 365),
  hotLike: ofARead,
  hotBookmark: ofARead,
  hotComment: ofARead,
  hotNetworkShare: ofAThousand,
  hotSignUpShare: ofAThousand,
  hotReferrerShare: ofAThousand,
  hotExplore: whole(5, 10),
  hotExploreSeen: whole(0, 1_000_000),
  readingEventDays: whole(2, 365),
  readingHourDays: whole(2, 3650),
}
