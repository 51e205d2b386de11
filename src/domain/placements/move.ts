import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { type By, beginChange } from './change.ts'
import { copyPlacement } from './copy-placement.ts'
import { endPlacement, findRow } from './end-placement.ts'
import { isSpotOf, type Spot, spotKey } from './placement.ts'

/**
 * Moves a placement to another place of its page; what stands there (`displaced`) takes the place it leaves. Throws
 * `placement.not_found`, `placement.ended`, `placement.invalid`, `people.forbidden`.
 */
export async function movePlacement(
  tx: Tx,
  placementId: string,
  spot: Spot,
  by: By,
  displaced?: string,
): Promise<{ placementId: string; page: string; number: number }> {
  const { page, slot, channel_id, position } = await findRow(tx, placementId)
  if (!isSpotOf(page, spot)) throw new CodedError('placement.invalid', { errors: { spot: 'spot' }, page })
  const left: Spot = { slot: slot as Spot['slot'], channelId: channel_id, position }
  if (spotKey(left) === spotKey(spot)) return { placementId, page, number: 0 }
  const number = await beginChange(tx, page, 'moved', by)
  const row = await endPlacement(tx, placementId, number)
  const moved = await copyPlacement(tx, row, { spot, number, now: by.now })
  if (displaced && displaced !== placementId) {
    const other = await endPlacement(tx, displaced, number)
    if (other.page !== page) throw new CodedError('placement.invalid', { errors: { spot: 'spot' }, page })
    await copyPlacement(tx, other, { spot: left, number, now: by.now })
  }
  return { placementId: moved, page, number }
}
