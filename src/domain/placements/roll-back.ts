import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { type By, beginChange } from './change.ts'
import { copyPlacement } from './copy-placement.ts'
import { endPlacement } from './end-placement.ts'
import { LIVE_MOST } from './live-placements.ts'

/**
 * Brings a page back to how it was after the change of a number (0: before the first), by ending what was placed since
 * and placing again what was taken away since. What was agreed to since waits again; what has expired stays so. Throws
 * `placement.no_change`, `people.forbidden`, and as {@link beginChange}.
 */
export async function rollBack(tx: Tx, page: string, backTo: number, by: By): Promise<{ number: number }> {
  const isNumber = Number.isInteger(backTo) && backTo >= 0 && backTo < 2 ** 31
  if (!isNumber) throw new CodedError('placement.no_change', { page, number: backTo })
  const number = await beginChange(tx, page, 'rolled_back', by, backTo)
  if (backTo >= number - 1) throw new CodedError('placement.no_change', { page, number: backTo })
  const since = await tx.db
    .selectFrom('placement')
    .select('id')
    .where('page', '=', page)
    .where('ended', 'is', null)
    .where((row) => row.or([row('begun', '>', backTo), row('approved', '>', backTo)]))
    .where('until_at', '>', by.now)
    .execute()
  const gone = await tx.db
    .selectFrom('placement')
    .selectAll()
    .where('page', '=', page)
    .where('begun', '<=', backTo)
    .where((row) => row.or([row('ended', '>', backTo), row('approved', '>', backTo)]))
    .where('until_at', '>', by.now)
    .orderBy('begun')
    .orderBy('id')
    .limit(LIVE_MOST)
    .execute()
  for (const { id } of since) await endPlacement(tx, id, number)
  for (const row of gone) {
    const wasApproved = row.approved !== null && row.approved <= backTo
    await copyPlacement(tx, { ...row, approved: wasApproved ? row.approved : null }, { number, now: by.now })
  }
  return { number }
}
