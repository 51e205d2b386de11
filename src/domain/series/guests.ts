import { CodedError } from '../../kernel/errors.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import { lockOwn } from './change-series.ts'
import { purgeSeries } from './file-under-series.ts'
import { SERIES_LIMITS } from './series.ts'

/** An account that was asked into a series; `joinedAt` is null while it has not agreed. */
export type Guest = { accountId: string; handle: string; name: string; joinedAt: Date | null }

type Asking = { seriesId: string; actor: Actor; now: Date }

/**
 * Asks another account to add its articles; twice changes nothing. Throws `series.not_found`, `people.forbidden`,
 * `account.not_found`, `series.own_account`, `series.too_many_guests`.
 */
export async function inviteToSeries(
  tx: Tx,
  { seriesId, handle, actor, now }: Asking & { handle: string },
): Promise<void> {
  const accountId = await lockOwn(tx, seriesId, actor)
  const guest = await tx.db
    .selectFrom('account')
    .select('id')
    .where('handle', '=', handle.trim().replace(/^@/, '').toLowerCase())
    .executeTakeFirst()
  if (!guest) throw new CodedError('account.not_found', { handle })
  if (guest.id === accountId) throw new CodedError('series.own_account')
  if ((await guestsOf(tx.db, seriesId)).length >= SERIES_LIMITS.guests)
    throw new CodedError('series.too_many_guests', { limit: SERIES_LIMITS.guests })
  await tx.db
    .insertInto('series_guest')
    .values({ series_id: seriesId, account_id: guest.id, invited_at: now, invited_by: actor.personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * The account that was asked agrees, or leaves (its articles then leave the series too). Throws `series.not_found`,
 * `people.forbidden`.
 */
export async function answerSeries(
  tx: Tx,
  { seriesId, accountId, join, actor, now }: Asking & { accountId: string; join: boolean },
): Promise<void> {
  mustBeAllowed(actor, 'series.change', { accountId }, 'series.not_found')
  if (!join) return endGuest(tx, seriesId, accountId)
  const joined = await tx.db
    .updateTable('series_guest')
    .set({ joined_at: now, joined_by: actor.personId })
    .where('series_id', '=', seriesId)
    .where('account_id', '=', accountId)
    .where('joined_at', 'is', null)
    .returning('series_id')
    .executeTakeFirst()
  if (joined) return
  const there = (await guestsOf(tx.db, seriesId)).some((guest) => guest.accountId === accountId)
  if (!there) throw new CodedError('series.not_found', { seriesId })
}

/** The series' account ends an invitation; the guest's articles leave the series. Throws `series.not_found`, `people.forbidden`. */
export async function removeGuest(
  tx: Tx,
  { seriesId, accountId, actor }: { seriesId: string; accountId: string; actor: Actor },
): Promise<void> {
  await lockOwn(tx, seriesId, actor)
  await endGuest(tx, seriesId, accountId)
}

/** The accounts that were asked into a series. One query. */
export async function guestsOf(db: Db | Tx['db'], seriesId: string): Promise<Guest[]> {
  return db
    .selectFrom('series_guest')
    .innerJoin('account', 'account.id', 'series_guest.account_id')
    .select([
      'account.id as accountId',
      'account.handle',
      'account.name',
      'series_guest.joined_at as joinedAt',
    ])
    .where('series_guest.series_id', '=', seriesId)
    .orderBy('series_guest.invited_at')
    .limit(SERIES_LIMITS.guests)
    .execute()
}

async function endGuest(tx: Tx, seriesId: string, accountId: string): Promise<void> {
  await tx.db
    .deleteFrom('series_guest')
    .where('series_id', '=', seriesId)
    .where('account_id', '=', accountId)
    .execute()
  await tx.db
    .deleteFrom('series_entry')
    .where('series_id', '=', seriesId)
    .where('article_id', 'in', (query) =>
      query
        .selectFrom('series_entry')
        .innerJoin('article', 'article.id', 'series_entry.article_id')
        .select('article.id')
        .where('series_entry.series_id', '=', seriesId)
        .where('article.account_id', '=', accountId),
    )
    .execute()
  await purgeSeries(tx, seriesId)
}
