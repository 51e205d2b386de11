import type { Selectable } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { DB, Tx } from '../../platform/database/index.ts'
import type { Spot } from './placement.ts'

type Copying = { spot?: Spot; number: number; now: Date }

/**
 * Places what a row placed once more, at its own place or another. What was approved stays so: it has been looked at.
 * Internal to placements.
 */
export async function copyPlacement(
  tx: Tx,
  row: Selectable<DB['placement']>,
  { spot, number, now }: Copying,
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('placement')
    .values({
      ...row,
      id,
      ...(spot && { slot: spot.slot, channel_id: spot.channelId, position: spot.position }),
      from_at: row.from_at > now ? row.from_at : now,
      wants_approval: row.wants_approval && row.approved === null,
      begun: number,
      approved: null,
      ended: null,
    })
    .execute()
  return id
}
