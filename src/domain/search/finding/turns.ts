/** Searches that may wait for their turn, and how long, in milliseconds. */
const MOST_WAITING = 40
const PATIENCE_MS = 1000

/** Thrown where more search at once than wait for it. */
export class Busy extends Error {}

type Limits = { atOnce: number; mostWaiting?: number; patience?: number }

/**
 * Lets so many searches of a process work at once; the next wait for a short while. Each holds a connection while it
 * works: without this, a few slow ones would take those of all other pages.
 */
export class Turns {
  private free: number
  private readonly waiting = new Set<() => void>()
  private readonly mostWaiting: number
  private readonly patience: number

  constructor({ atOnce, mostWaiting = MOST_WAITING, patience = PATIENCE_MS }: Limits) {
    this.free = atOnce
    this.mostWaiting = mostWaiting
    this.patience = patience
  }

  /** What `work` gives, once it is its turn. Throws `Busy` when it does not come in time. */
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
    if (this.waiting.size >= this.mostWaiting) throw new Busy('too many searches wait')
    return new Promise((resolve, reject) => {
      const go = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.waiting.delete(go)
        reject(new Busy('its turn did not come in time'))
      }, this.patience)
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
