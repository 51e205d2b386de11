import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/** A person follows an account; following twice changes nothing. Keeps the account's number of followers. */
export async function followAccount(tx: Tx, personId: string, accountId: string, now: Date): Promise<void> {
  const inserted = await tx.db
    .insertInto('follow')
    .values({ person_id: personId, account_id: accountId, followed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst()
  if (!inserted) return
  await sql`insert into account_figures (account_id, followers) values (${accountId}, 1)
            on conflict (account_id) do update set followers = account_figures.followers + 1`.execute(tx.db)
  tx.purge(`account:${accountId}`, 'accounts')
}
