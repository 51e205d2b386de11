import type { Database } from '../../platform/database/index.ts'
import { rollUp } from './roll-up.ts'

const EVERY_MS = 5000

/** Takes events into the sums every five seconds until closed. Any number of processes may run one. */
export class Roller {
  private running: Promise<unknown> | undefined
  private readonly timer: NodeJS.Timeout

  constructor(
    database: Database,
    report: (message: string, error: unknown) => void,
    now: () => Date = () => new Date(),
  ) {
    this.timer = setInterval(() => {
      this.running ??= rollUp(database, now())
        .catch((error) => report('events of reading could not be counted', error))
        .finally(() => {
          this.running = undefined
        })
    }, EVERY_MS)
    this.timer.unref()
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }
}
