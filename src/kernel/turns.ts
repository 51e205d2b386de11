import { CodedError } from './errors.ts'

/** Thrown where more want their turn than may wait for it, or it does not come in time. */
export class Busy extends CodedError {
  constructor(reason: string) {
    super('http.unavailable', { reason })
  }
}

/** `mostWaiting`: pieces of work that may wait. `patience`: how long each, in milliseconds; without it until its turn. */
type Limits = { atOnce: number; mostWaiting: number; patience?: number }

/**
 * Lets so many pieces of work of a process go on at once; the next wait in their order. Where each holds a connection to
 * the database, or waits for one row of it, this leaves connections to all other pages.
 */
export class Turns {
  private free: number
  private readonly waiting = new Set<() => void>()
  private readonly limits: Limits

  constructor(limits: Limits) {
    this.free = limits.atOnce
    this.limits = limits
  }

  /** What `work` gives, once it is its turn. Throws `Busy`. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    await this.begin()
    try {
      return await work()
    } finally {
      this.end()
    }
  }

  private begin(): Promise<void> | undefined {
    if (this.free > 0) {
      this.free -= 1
      return undefined
    }
    const { mostWaiting, patience } = this.limits
    if (this.waiting.size >= mostWaiting) throw new Busy('too many wait')
    return new Promise((resolve, reject) => {
      const go = () => {
        clearTimeout(timer)
        resolve()
      }
      const giveUp = () => {
        this.waiting.delete(go)
        reject(new Busy('its turn did not come in time'))
      }
      const timer = patience === undefined ? undefined : setTimeout(giveUp, patience)
      this.waiting.add(go)
    })
  }

  /** The turn goes to who has waited longest. */
  private end(): void {
    const [next] = this.waiting
    if (next === undefined) {
      this.free += 1
      return
    }
    this.waiting.delete(next)
    next()
  }
}
