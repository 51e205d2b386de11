import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { looksAnother } from '../figures/index.ts'
import { type FollowKind, MOST_FOLLOWS, tablesOf } from './followable.ts'

type Following = { personId: string; kind: FollowKind; id: string }

/**
 * A person follows an account, a topic or a series that exists; a second time changes nothing. Keeps the number of
 * followers, and gives it. Throws `following.too_many` (`most`).
 */
export async function follow(
  tx: Tx,
  { personId, kind, id, now }: Following & { now: Date },
): Promise<number> {
  const { follows, key } = tablesOf(kind)
  const { rows } = await sql<{ added: boolean; own: number }>`
    with own as (
      select count(*)::int as number from (
        select from ${follows} where person_id = ${personId} limit ${sql.lit(MOST_FOLLOWS[kind])}) known),
    added as (
      insert into ${follows} (person_id, ${key}, followed_at)
      select ${personId}, ${id}, ${now} from own where number < ${MOST_FOLLOWS[kind]}
          on conflict do nothing returning person_id)
    select exists (select from added) as added, number as own from own`.execute(tx.db)
  const { added, own } = rows[0] ?? { added: false, own: 0 }
  if (added) return count(tx, kind, id, 1)
  if (own >= MOST_FOLLOWS[kind] && !(await isFollowing(tx, { personId, kind, id })))
    throw new CodedError('following.too_many', { kind, most: MOST_FOLLOWS[kind] })
  return followersOf(tx, kind, id)
}

/** A person stops following; who does not follow changes nothing. Gives the number of followers. */
export async function unfollow(tx: Tx, { personId, kind, id }: Following): Promise<number> {
  const { follows, key } = tablesOf(kind)
  const { rows } = await sql`
    delete from ${follows} where person_id = ${personId} and ${key} = ${id} returning person_id`.execute(
    tx.db,
  )
  return rows.length > 0 ? count(tx, kind, id, -1) : followersOf(tx, kind, id)
}

async function count(tx: Tx, kind: FollowKind, id: string, by: 1 | -1): Promise<number> {
  const { figures, key } = tablesOf(kind)
  const { rows } = await sql<{ followers: number }>`
    insert into ${figures} as f (${key}, followers) values (${id}, ${Math.max(0, by)})
        on conflict (${key}) do update set followers = f.followers + ${by} returning followers`.execute(tx.db)
  const followers = rows[0]?.followers ?? 0
  if (!looksAnother(followers - by, followers)) return followers
  tx.purgeSoon(`followers:${id}`)
  if (kind === 'account' && (await standsInFront(tx, Math.max(followers, followers - by))))
    tx.purgeSoon('accounts')
  return followers
}

/** Whether as many followers put an account among those that the front page proposes. */
async function standsInFront(tx: Tx, followers: number): Promise<boolean> {
  const { rows } = await sql<{ least: number }>`
    select min(followers) as least from (
      select followers from account_figures where articles > 0 order by followers desc, account_id limit 8) first`.execute(
    tx.db,
  )
  return followers >= (rows[0]?.least ?? 0)
}

async function isFollowing(tx: Tx, { personId, kind, id }: Following): Promise<boolean> {
  const { follows, key } = tablesOf(kind)
  const { rows } = await sql`select from ${follows} where person_id = ${personId} and ${key} = ${id}`.execute(
    tx.db,
  )
  return rows.length > 0
}

async function followersOf(tx: Tx, kind: FollowKind, id: string): Promise<number> {
  const { figures, key } = tablesOf(kind)
  const { rows } = await sql<{
    followers: number
  }>`select followers from ${figures} where ${key} = ${id}`.execute(tx.db)
  return rows[0]?.followers ?? 0
}
