import { takeBackCounted } from '../figures/index.ts'
import type { PersonalPart } from '../people/index.ts'

/** The articles that a person liked. When they leave, everything of theirs that is counted goes with it, in one order. */
export const LIKES_PART: PersonalPart = {
  key: 'likes',
  collect: ({ db }, personId) =>
    db
      .selectFrom('article_like as k')
      .leftJoin('listing as l', 'l.article_id', 'k.article_id')
      .select(['k.article_id', 'l.title', 'k.liked_at'])
      .where('k.person_id', '=', personId)
      .orderBy('k.liked_at')
      .execute(),
  forget: takeBackCounted,
}
