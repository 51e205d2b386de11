import type { Database } from './database/index.ts'

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

/** What a {@link Waker} watches. `look` does what is due and gives when there is something again, if that is known. */
export type Watch = {
  database: Database
  clock: Clock
  /** Purged when what is due changes. */
  tag: string
  look(isClosed: () => boolean): Promise<Date | undefined>
  report(message: string, error: unknown): void
  /** What is reported when `look` fails. */
  trouble: string
}

/** Even without news it looks this often: the machine's clock may have been set. */
const LONGEST_SLEEP_MS = 30_000
const AFTER_TROUBLE_MS = 1000

/** Does things at their second: sleeps until the next is due, and is woken by a purge. The database must listen for purges. */
export class Waker {
  private cancelSleep: (() => void) | undefined
  private running: Promise<void> | undefined
  private again = false
  private closed = false
  private readonly unsubscribe: () => void
  private readonly watch: Watch

  constructor(watch: Watch) {
    this.watch = watch
    this.unsubscribe = watch.database.onPurge((tags) => {
      if (tags === 'all' || tags.includes(watch.tag)) this.wake()
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
      } else this.cancelSleep = this.watch.clock.after(sleep, () => this.wake())
    })
  }

  /** Lets what is being done finish, and looks no more. */
  async close(): Promise<void> {
    this.closed = true
    this.unsubscribe()
    this.cancelSleep?.()
    await this.running
  }

  /** Does what is due; gives how long there is nothing to do, in milliseconds. */
  private async look(): Promise<number> {
    const { clock, look, report, trouble } = this.watch
    try {
      const next = await look(() => this.closed)
      const wait = next ? next.getTime() - clock.now().getTime() : LONGEST_SLEEP_MS
      return Math.min(LONGEST_SLEEP_MS, Math.max(0, wait))
    } catch (error) {
      report(trouble, error)
      return AFTER_TROUBLE_MS
    }
  }
}
