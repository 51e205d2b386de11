import type { Database } from '../../platform/database/index.ts'
import { type Stretch, searchCalendar } from './finding/calendar.ts'
import { Turns } from './finding/turns.ts'

/** What the searches of a process share: the database, the days that articles are of, and whose turn it is. */
export type Search = { database: Database; calendar: () => Promise<Stretch[]>; turns: Turns }

/** Search on a database. At most half of its connections are searching at once. */
export function createSearch(database: Database): Search {
  const atOnce = Math.max(1, Math.floor((database.pool.options.max ?? 2) / 2))
  return { database, calendar: searchCalendar(database), turns: new Turns({ atOnce }) }
}
