import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { mustBeAllowed } from '../permissions/index.ts'
import { type By, beginChange } from './change.ts'
import { endPlacement, findRow, mustBeLive } from './end-placement.ts'

/** Takes a placement away. Throws `placement.not_found`, `placement.ended`, `people.forbidden`. */
export async function withdraw(
  tx: Tx,
  placementId: string,
  by: By,
): Promise<{ page: string; number: number }> {
  const { page } = await findRow(tx, placementId)
  const number = await beginChange(tx, page, 'withdrawn', by)
  await endPlacement(tx, placementId, number)
  return { page, number }
}

/**
 * Agrees to a placement that waits for a second editor, or refuses it. Throws `placement.not_found`,
 * `placement.ended`, `placement.not_waiting`, `people.forbidden` for who placed it.
 */
export async function answerPlacement(
  tx: Tx,
  placementId: string,
  answer: 'approved' | 'refused',
  by: By,
): Promise<{ page: string; number: number }> {
  const { page } = await findRow(tx, placementId)
  const number = await beginChange(tx, page, answer, by)
  const row = await mustBeLive(tx, placementId)
  if (!row.wants_approval || row.approved !== null)
    throw new CodedError('placement.not_waiting', { placementId, page })
  const placed = await tx.db
    .selectFrom('placement_change')
    .select('changed_by')
    .where('page', '=', page)
    .where('number', '=', row.begun)
    .executeTakeFirst()
  mustBeAllowed(by.actor, 'placement.approve', { ownerId: placed?.changed_by }, 'people.forbidden')
  if (answer === 'refused') await endPlacement(tx, placementId, number)
  else await tx.db.updateTable('placement').set({ approved: number }).where('id', '=', placementId).execute()
  return { page, number }
}
