import { Turns } from '../../kernel/turns.ts'
import type { Database } from '../../platform/database/index.ts'
import { type Stretch, searchCalendar } from './finding/calendar.ts'

/** Searches that may wait for their turn, and how long, in milliseconds. */
const WAITING = { mostWaiting: 40, patience: 1000 }

/** What the searches of a process share: the database, the days that articles are of, and whose turn it is. */
export type Search = { database: Database; calendar: () => Promise<Stretch[]>; turns: Turns }

/** Search on a database. At most half of its connections are searching at once. */
export function createSearch(database: Database): Search {
  const atOnce = Math.max(1, Math.floor((database.pool.options.max ?? 2) / 2))
  return { database, calendar: searchCalendar(database), turns: new Turns({ atOnce, ...WAITING }) }
}
