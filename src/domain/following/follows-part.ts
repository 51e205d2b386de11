import type { PersonalPart } from '../people/index.ts'

/** The topics and series that a person follows; accounts are told by people's own parts. They go with their likes. */
export const FOLLOWS_PART: PersonalPart = {
  key: 'followedSubjects',
  collect: async ({ db }, personId) => ({
    topics: await db
      .selectFrom('topic_follow')
      .innerJoin('topic', 'topic.id', 'topic_follow.topic_id')
      .select(['slug', 'name', 'followed_at'])
      .where('person_id', '=', personId)
      .orderBy('followed_at')
      .execute(),
    series: await db
      .selectFrom('series_follow')
      .innerJoin('series', 'series.id', 'series_follow.series_id')
      .select(['series.id', 'title', 'followed_at'])
      .where('person_id', '=', personId)
      .orderBy('followed_at')
      .execute(),
  }),
}
