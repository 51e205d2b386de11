import { type Database, transact } from '../../platform/database/index.ts'
import { type Clock, systemClock, Waker } from '../../platform/waker.ts'
import { nextBoundary, strikeBoundaries } from './boundaries.ts'
import { SLOT_TIMES_TAG } from './change.ts'

/** Purges pages at the second at which something on them begins or ends. Any number of processes may run one. */
export class SlotTimer extends Waker {
  constructor(
    database: Database,
    report: (message: string, error: unknown) => void,
    clock: Clock = systemClock,
  ) {
    super({
      database,
      clock,
      report,
      tag: SLOT_TIMES_TAG,
      trouble: 'beginnings and ends of placements could not be told',
      async look() {
        await transact(database, (tx) => strikeBoundaries(tx, clock.now()))
        return nextBoundary(database.db, clock.now())
      },
    })
  }
}
