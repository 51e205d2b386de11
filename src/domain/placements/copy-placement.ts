import type { Selectable } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { DB, Tx } from '../../platform/database/index.ts'
import type { Spot } from './placement.ts'

/** `asks`: a second editor looks at it again, whatever was agreed to before. */
type Copying = { spot?: Spot; number: number; now: Date; asks?: boolean }

/**
 * Places what a row placed once more, at its own place or another. What was approved stays so: it has been looked at.
 * Its words stay said by whoever said them; what asks for a second look is said by who asks. Internal to placements.
 */
export async function copyPlacement(
  tx: Tx,
  row: Selectable<DB['placement']>,
  { spot, number, now, asks = false }: Copying,
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('placement')
    .values({
      ...row,
      id,
      ...(spot && { slot: spot.slot, channel_id: spot.channelId, position: spot.position }),
      from_at: row.from_at > now ? row.from_at : now,
      wants_approval: asks || (row.wants_approval && row.approved === null),
      origin: row.origin ?? row.id,
      said: asks ? null : (row.said ?? row.begun),
      begun: number,
      approved: null,
      ended: null,
    })
    .execute()
  return id
}
