import type { Selectable } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { DB, Tx } from '../../platform/database/index.ts'

/** A placement as it is now, without a lock. Throws `placement.not_found`. Internal to placements. */
export async function findRow(tx: Tx, placementId: string) {
  const row = isId(placementId)
    ? await tx.db.selectFrom('placement').selectAll().where('id', '=', placementId).executeTakeFirst()
    : undefined
  if (!row) throw new CodedError('placement.not_found', { placementId })
  return row
}

/**
 * Ends a placement with a change of its page, which must have begun: nobody else can end it then. Gives it as it was.
 * Throws `placement.ended`. Internal to placements.
 */
export async function endPlacement(tx: Tx, placementId: string, number: number) {
  const row = await mustBeLive(tx, placementId)
  await tx.db.updateTable('placement').set({ ended: number }).where('id', '=', placementId).execute()
  return row
}

/** A placement that nobody has ended. Throws `placement.not_found`, `placement.ended`. Internal to placements. */
export async function mustBeLive(tx: Tx, placementId: string) {
  const row = await findRow(tx, placementId)
  if (row.ended !== null) throw new CodedError('placement.ended', { placementId, page: row.page })
  return row
}

/**
 * A placement that nobody has ended and whose time is not over. Throws `placement.not_found`, `placement.ended`.
 * Internal to placements.
 */
export async function mustBeCurrent(tx: Tx, placementId: string, now: Date) {
  const row = await mustBeLive(tx, placementId)
  if (row.until_at <= now) throw new CodedError('placement.ended', { placementId, page: row.page })
  return row
}

/** Whether no second editor has to look at it any more. Internal to placements. */
export function isAgreed(row: Pick<Selectable<DB['placement']>, 'wants_approval' | 'approved'>): boolean {
  return !row.wants_approval || row.approved !== null
}

/**
 * Ends what stands of the same thing as a row that is agreed to: it stood until then. Internal to placements.
 */
export async function endReplaced(
  tx: Tx,
  { id, origin, page }: Pick<Selectable<DB['placement']>, 'id' | 'origin' | 'page'>,
  number: number,
): Promise<void> {
  const first = origin ?? id
  await tx.db
    .updateTable('placement')
    .set({ ended: number })
    .where('page', '=', page)
    .where('ended', 'is', null)
    .where('id', '<>', id)
    .where((row) => row.or([row('id', '=', first), row('origin', '=', first)]))
    .where((row) => row.or([row('wants_approval', '=', false), row('approved', 'is not', null)]))
    .execute()
}
