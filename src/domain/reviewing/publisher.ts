import { type Database, transact } from '../../platform/database/index.ts'
import { nextDue, SCHEDULE_TAG } from '../articles/index.ts'
import { publishDue } from './publish-due.ts'

/** The time, and calls at a later one. `after` gives a function that takes the call back. */
export type Clock = { now(): Date; after(milliseconds: number, call: () => void): () => void }

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** Even without news it looks this often: the machine's clock may have been set. */
const LONGEST_SLEEP_MS = 30_000
const AFTER_TROUBLE_MS = 1000

/**
 * Publishes articles at their second: sleeps until the next one is due, and is woken when the schedule changes. Any
 * number of processes may run one; each article is published once. The database must listen for purges.
 */
export class Publisher {
  private cancelSleep: (() => void) | undefined
  private running: Promise<void> | undefined
  private again = false
  private closed = false
  private readonly unsubscribe: () => void
  private readonly database: Database
  private readonly clock: Clock
  private readonly report: (message: string, error: unknown) => void

  constructor(
    database: Database,
    report: (message: string, error: unknown) => void,
    clock: Clock = systemClock,
  ) {
    this.database = database
    this.report = report
    this.clock = clock
    this.unsubscribe = database.onPurge((tags) => {
      if (tags === 'all' || tags.includes(SCHEDULE_TAG)) this.wake()
    })
    this.wake()
  }

  /** Looks now at what is due, and then when to look next. */
  wake(): void {
    if (this.closed) return
    this.cancelSleep?.()
    this.cancelSleep = undefined
    if (this.running) {
      this.again = true
      return
    }
    this.running = this.look().then((sleep) => {
      this.running = undefined
      if (this.closed) return
      if (this.again) {
        this.again = false
        this.wake()
      } else this.cancelSleep = this.clock.after(sleep, () => this.wake())
    })
  }

  /** Lets what is being published finish, and looks no more. */
  async close(): Promise<void> {
    this.closed = true
    this.unsubscribe()
    this.cancelSleep?.()
    await this.running
  }

  /** Publishes what is due; gives how long there is nothing to do, in milliseconds. */
  private async look(): Promise<number> {
    try {
      while (!this.closed && (await transact(this.database, (tx) => publishDue(tx, this.clock.now())))) {
        // One article a transaction, until nothing is due.
      }
      const next = await nextDue(this.database.db)
      const wait = next ? next.getTime() - this.clock.now().getTime() : LONGEST_SLEEP_MS
      return Math.min(LONGEST_SLEEP_MS, Math.max(0, wait))
    } catch (error) {
      this.report('articles that are due could not be published', error)
      return AFTER_TROUBLE_MS
    }
  }
}
