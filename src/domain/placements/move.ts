import type { Selectable } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { DB, Tx } from '../../platform/database/index.ts'
import { readSettings } from '../settings/index.ts'
import { type By, beginChange } from './change.ts'
import { hasChannel } from './check-words.ts'
import { copyPlacement } from './copy-placement.ts'
import { endPlacement, findRow, isAgreed, mustBeCurrent } from './end-placement.ts'
import type { Placed } from './place.ts'
import { isSpotOf, type Spot, spotKey } from './placement.ts'
import { isHigher } from './placements-at.ts'
import { mustHaveRoom } from './room.ts'

type Row = Selectable<DB['placement']>
type Move = { row: Row; to: Spot }

/**
 * Moves a placement to another place of its page; what stands there (`displaced`) takes the place it leaves. Where a
 * second editor has to agree and one of both rises, both stay until they do. Throws `placement.not_found`,
 * `placement.ended`, `placement.invalid`, `placement.too_many`, `people.forbidden`.
 */
export async function movePlacement(
  tx: Tx,
  placementId: string,
  spot: Spot,
  by: By,
  displaced?: string,
): Promise<Placed & { page: string }> {
  const found = await findRow(tx, placementId)
  const { page } = found
  if (!isSpotOf(page, spot) || !(await hasChannel(tx, spot))) throw noSpot(page)
  const left = spotOf(found)
  if (spotKey(left) === spotKey(spot)) return { placementId, page, number: 0, waits: false }
  const number = await beginChange(tx, page, 'moved', by)
  const { now } = by
  const moves: Move[] = [{ row: await mustBeCurrent(tx, placementId, now), to: spot }]
  if (displaced && displaced !== placementId)
    moves.push({ row: await mustStandIn(tx, displaced, page, spot, now), to: left })
  const asks = await needsSecondLook(tx, moves)
  if (asks) await mustHaveRoom(tx, page, now, moves.length)
  const made: string[] = []
  for (const { row, to } of moves) {
    const stays = asks && isAgreed(row)
    if (!stays) await endPlacement(tx, row.id, number)
    made.push(await copyPlacement(tx, row, { spot: to, number, now, asks: stays }))
  }
  return { placementId: made[0] ?? placementId, page, number, waits: asks }
}

/** Who agreed to a place agreed to no higher one. Steps within a slot, and those down, need no second look. */
async function needsSecondLook(tx: Tx, moves: Move[]): Promise<boolean> {
  if (!moves.some(({ row, to }) => isAgreed(row) && isHigher(to, spotOf(row)))) return false
  return (await readSettings(tx.db)).placementSecondApproval
}

/** What is displaced stands where the other goes. Throws as {@link mustBeCurrent}, and `placement.invalid`. */
async function mustStandIn(tx: Tx, placementId: string, page: string, spot: Spot, now: Date): Promise<Row> {
  const row = await mustBeCurrent(tx, placementId, now)
  if (row.page !== page || spotKey(spotOf(row)) !== spotKey(spot)) throw noSpot(page)
  return row
}

function spotOf({ slot, channel_id, position }: Row): Spot {
  return { slot: slot as Spot['slot'], channelId: channel_id, position }
}

function noSpot(page: string): CodedError {
  return new CodedError('placement.invalid', { errors: { spot: 'spot' }, page })
}
