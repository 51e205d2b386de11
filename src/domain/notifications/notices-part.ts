import type { Database } from '../../platform/database/index.ts'

/** What a person chose to hear of, for their export; it goes with the person. */
export const NOTICES_PART = {
  key: 'noticeChoices',
  collect: async ({ db }: Database, personId: string) => ({
    topics: await db
      .selectFrom('notice_choice')
      .select(['topic', 'site', 'mail', 'push', 'chosen_at'])
      .where('person_id', '=', personId)
      .orderBy('topic')
      .execute(),
    digest: await db
      .selectFrom('digest')
      .select(['rhythm', 'due_at'])
      .where('person_id', '=', personId)
      .executeTakeFirst(),
  }),
}
