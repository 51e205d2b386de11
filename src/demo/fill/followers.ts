import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { shuffled } from './crowd.ts'

const DAY_MS = 86_400_000
type Followed = { accountId: string; followers: number }

/** Each account is followed by its own share of the crowd, over the last 300 days. Keeps the figures. */
export async function addFollowers(
  tx: Tx,
  crowd: readonly string[],
  accounts: readonly Followed[],
  random: () => number,
  now: Date,
): Promise<void> {
  const rows = accounts.flatMap(({ accountId, followers }) =>
    shuffled(crowd, random)
      .slice(0, followers)
      .map((personId) => ({ personId, accountId, at: new Date(now.getTime() - random() * 300 * DAY_MS) })),
  )
  await sql`insert into follow (person_id, account_id, followed_at)
            select * from unnest(${rows.map((row) => row.personId)}::text[], ${rows.map((row) => row.accountId)}::text[],
                                 ${rows.map((row) => row.at)}::timestamptz[])`.execute(tx.db)
  await sql`update account_figures f set followers = f.followers + added.followers
              from unnest(${accounts.map((account) => account.accountId)}::text[],
                          ${accounts.map((account) => account.followers)}::int[]) as added (account_id, followers)
             where f.account_id = added.account_id`.execute(tx.db)
  tx.purge('accounts', ...accounts.map((account) => `account:${account.accountId}`))
}
