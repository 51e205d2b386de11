import { type Database, transact } from '../../platform/database/index.ts'
import { type Clock, systemClock, Waker } from '../../platform/waker.ts'
import { nextDue, SCHEDULE_TAG } from '../articles/index.ts'
import { publishDue } from './publish-due.ts'

/**
 * Publishes articles at their second: sleeps until the next one is due, and is woken when the schedule changes. Any
 * number of processes may run one; each article is published once. The database must listen for purges.
 */
export class Publisher extends Waker {
  constructor(
    database: Database,
    report: (message: string, error: unknown) => void,
    clock: Clock = systemClock,
  ) {
    super({
      database,
      clock,
      report,
      tag: SCHEDULE_TAG,
      trouble: 'articles that are due could not be published',
      async look(isClosed) {
        while (!isClosed() && (await transact(database, (tx) => publishDue(tx, clock.now())))) {
          // One article a transaction, until nothing is due.
        }
        return nextDue(database.db)
      },
    })
  }
}
