import type { Database, Tx } from '../../platform/database/index.ts'

/**
 * What a person chose to hear of. When they leave, it goes with the key that stands in their mails; mails of theirs that
 * wait are not sent any more, and the record of those that were does not say whose they were.
 */
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
  async forget(tx: Tx, personId: string): Promise<void> {
    for (const table of ['notice_choice', 'digest', 'unsubscribe_key'] as const)
      await tx.db.deleteFrom(table).where('person_id', '=', personId).execute()
    await tx.db
      .deleteFrom('mail')
      .where('person_id', '=', personId)
      .where('sent_at', 'is', null)
      .where('failed_at', 'is', null)
      .execute()
    await tx.db
      .updateTable('mail')
      .set({ person_id: null, topic: null })
      .where('person_id', '=', personId)
      .execute()
  },
}
