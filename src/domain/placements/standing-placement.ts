import type { Database } from '../../platform/database/index.ts'
import { findPlacement } from './history.ts'
import type { Placement } from './placement.ts'
import { isInTime, isSeen, isWaiting } from './placements-at.ts'

/** A placement that readers may see at a moment, or undefined: nobody is told of what waits or is to come. One query. */
export async function standingPlacement(
  database: Pick<Database, 'pool'>,
  placementId: string,
  now: Date,
): Promise<Placement | undefined> {
  const one = (await findPlacement(database, placementId))?.placement
  if (!one || one.ended !== null || isWaiting(one)) return undefined
  return isInTime(one, now) && isSeen(one) ? one : undefined
}
