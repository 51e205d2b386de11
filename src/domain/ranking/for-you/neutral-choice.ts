import { type Database, statement, type Tx } from '../../../platform/database/index.ts'

const chosen = statement('select from neutral_choice where person_id = $1')

/** Whether a person chose that lists use nothing about them. One query, by key. */
export async function isNeutral(database: Pick<Database, 'pool'>, personId: string): Promise<boolean> {
  return (await chosen(database, [personId])).length > 0
}

/**
 * Keeps a person's choice. With `neutral` the lists that they were shown are deleted too: they were made from what is
 * no longer to be used.
 */
export async function chooseNeutral(
  tx: Tx,
  { personId, neutral, now }: { personId: string; neutral: boolean; now: Date },
): Promise<void> {
  if (!neutral) {
    await tx.db.deleteFrom('neutral_choice').where('person_id', '=', personId).execute()
    return
  }
  await tx.db
    .insertInto('neutral_choice')
    .values({ person_id: personId, chosen_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx.db.deleteFrom('for_you_list').where('person_id', '=', personId).execute()
}
