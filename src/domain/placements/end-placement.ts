import { CodedError } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'

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
