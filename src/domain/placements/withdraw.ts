import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { mustBeAllowed } from '../permissions/index.ts'
import { type By, beginChange } from './change.ts'
import { endPlacement, endReplaced, findRow, isAgreed, mustBeCurrent } from './end-placement.ts'

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
 * Agrees to a placement that waits for a second editor, or refuses it. What stood instead of it while it waited ends
 * when it is agreed to, and stays when it is refused. Throws `placement.not_found`, `placement.ended`,
 * `placement.not_waiting`, `people.forbidden` for who said its words, whoever moved it since.
 */
export async function answerPlacement(
  tx: Tx,
  placementId: string,
  answer: 'approved' | 'refused',
  by: By,
): Promise<{ page: string; number: number }> {
  const { page } = await findRow(tx, placementId)
  const number = await beginChange(tx, page, answer, by)
  const row = await mustBeCurrent(tx, placementId, by.now)
  if (isAgreed(row)) throw new CodedError('placement.not_waiting', { placementId, page })
  const placed = await tx.db
    .selectFrom('placement_change')
    .select('changed_by')
    .where('page', '=', page)
    .where('number', '=', row.said ?? row.begun)
    .executeTakeFirst()
  mustBeAllowed(by.actor, 'placement.approve', { ownerId: placed?.changed_by }, 'people.forbidden')
  if (answer === 'refused') await endPlacement(tx, placementId, number)
  else await agree(tx, row, number)
  return { page, number }
}

async function agree(tx: Tx, row: Awaited<ReturnType<typeof findRow>>, number: number): Promise<void> {
  await endReplaced(tx, row, number)
  await tx.db.updateTable('placement').set({ approved: number }).where('id', '=', row.id).execute()
}
