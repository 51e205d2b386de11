import type { PersonalPart } from '../people/index.ts'

/** What a person read, as far as it is kept. */
export const HISTORY_PART: PersonalPart = {
  key: 'readingHistory',
  collect: async ({ db }, personId) => ({
    kept:
      (
        await db
          .selectFrom('history_choice')
          .select('keeps')
          .where('person_id', '=', personId)
          .executeTakeFirst()
      )?.keeps ?? true,
    articles: await db
      .selectFrom('reading_history as h')
      .leftJoin('listing as l', 'l.article_id', 'h.article_id')
      .select(['h.article_id', 'l.title', 'h.read_at'])
      .where('h.person_id', '=', personId)
      .orderBy('h.read_at')
      .execute(),
  }),
  async forget(tx, personId) {
    await tx.db.deleteFrom('reading_history').where('person_id', '=', personId).execute()
    await tx.db.deleteFrom('history_choice').where('person_id', '=', personId).execute()
  },
}
