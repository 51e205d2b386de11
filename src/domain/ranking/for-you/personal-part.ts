import type { PersonalPart } from '../../people/index.ts'

/** What ranking holds of a person: their choice, and the lists they were shown. Both go with the person's row. */
export const RANKING_PART: PersonalPart = {
  key: 'ranking',
  async collect({ db }, personId) {
    const choice = await db
      .selectFrom('neutral_choice')
      .select('chosen_at')
      .where('person_id', '=', personId)
      .executeTakeFirst()
    const lists = await db
      .selectFrom('for_you_list')
      .select(['minute', 'items'])
      .where('person_id', '=', personId)
      .orderBy('minute')
      .execute()
    return { usesNothingAboutMeSince: choice?.chosen_at ?? null, lists }
  },
  async forget(tx, personId) {
    await tx.db.deleteFrom('neutral_choice').where('person_id', '=', personId).execute()
    await tx.db.deleteFrom('for_you_list').where('person_id', '=', personId).execute()
  },
}
