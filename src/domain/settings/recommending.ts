import { type Check, whole } from './check.ts'

/** How related reading and “For you” weigh what they know. Weights are parts of 100 beside one another. */
export type RecommendingSettings = {
  /** Words that both articles have and few others. */
  relatedContent: number
  /** Readers who read both. */
  relatedCoread: number
  /** The same account, or the same topics. */
  relatedKin: number
  /** Days of difference in age that halve how related two articles are. */
  relatedHalfDays: number
  forYouFollow: number
  forYouTopic: number
  forYouRelated: number
  forYouHot: number
  forYouFresh: number
  /** Percent of the places of “For you” that go to articles few have seen; by the promise on `/ranking` 5 to 10. */
  forYouExplore: number
  /** Articles of one account, and on one topic, that one list holds at most. */
  forYouPerAccount: number
  forYouPerTopic: number
  /** Days that lists which were shown are kept for their readers and for measuring. */
  forYouLogDays: number
}

export const DEFAULT_RECOMMENDING: Readonly<RecommendingSettings> = {
  relatedContent: 60,
  relatedCoread: 30,
  relatedKin: 10,
  relatedHalfDays: 7,
  forYouFollow: 35,
  forYouTopic: 15,
  forYouRelated: 25,
  forYouHot: 10,
  forYouFresh: 15,
  forYouExplore: 8,
  forYouPerAccount: 3,
  forYouPerTopic: 6,
  forYouLogDays: 30,
}

export const RECOMMENDING_CHECKS: {
  [K in keyof RecommendingSettings]: Check<RecommendingSettings[K]>
} = {
  relatedContent: whole(0, 100),
  relatedCoread: whole(0, 100),
  relatedKin: whole(0, 100),
  relatedHalfDays: whole(1, 3650),
  forYouFollow: whole(0, 100),
  forYouTopic: whole(0, 100),
  forYouRelated: whole(0, 100),
  forYouHot: whole(0, 100),
  forYouFresh: whole(0, 100),
  forYouExplore: whole(5, 10),
  forYouPerAccount: whole(1, 30),
  forYouPerTopic: whole(1, 30),
  forYouLogDays: whole(1, 180),
}
