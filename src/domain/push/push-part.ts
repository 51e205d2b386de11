import type { PersonalPart } from '../people/index.ts'

/** What is kept of a person's browsers: they go with the person. */
export const PUSH_PART: PersonalPart = {
  key: 'browsers',
  collect: ({ db }, personId) =>
    db
      .selectFrom('push_subscription')
      .select(['endpoint', 'subscribed_at', 'delivered_at'])
      .where('person_id', '=', personId)
      .orderBy('id')
      .execute(),
  async forget(tx, personId) {
    await tx.db.deleteFrom('push_subscription').where('person_id', '=', personId).execute()
  },
}
