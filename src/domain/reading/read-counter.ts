import type { Database } from '../../platform/database/index.ts'
import { type Read, recordReads } from './record-reads.ts'
import { dayOf, saltOf, visitorHash } from './visitor.ts'

const BATCH_MS = 1000
/** Beyond this many waiting reads further ones are dropped: a flood costs memory that is bounded. */
const MOST_WAITING = 50_000

type Report = (message: string, error: unknown) => void

/**
 * Takes beacons and writes them in batches, once a second, never on a page's path. A batch that could not be written
 * is kept for the next try.
 */
export class ReadCounter {
  private waiting: Read[] = []
  private writing: Promise<void> | undefined
  private salt: { day: string; value: Promise<Buffer> } | undefined
  private readonly timer: NodeJS.Timeout
  private readonly database: Database
  private readonly report: Report

  constructor(database: Database, report: Report) {
    this.database = database
    this.report = report
    this.timer = setInterval(() => this.beat(), BATCH_MS)
    this.timer.unref()
  }

  /** Notes that a visitor read an article. The address is hashed at once and not kept. */
  async note(articleId: string, address: string, userAgent: string, now: Date): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) return
    const day = dayOf(now)
    if (this.salt?.day !== day) this.salt = { day, value: saltOf(this.database, day) }
    const { value } = this.salt
    try {
      this.waiting.push({ day, articleId, visitor: visitorHash(await value, address, userAgent) })
    } catch (error) {
      this.salt = undefined
      this.report('a read could not be noted', error)
    }
  }

  /** Writes what waits, after what is being written. */
  async flush(): Promise<void> {
    await this.writing
    await this.write()
  }

  /** One batch at a time: with a slow database reads must not take a connection more each second. */
  private beat(): void {
    this.writing ??= this.write().finally(() => {
      this.writing = undefined
    })
  }

  private async write(): Promise<void> {
    const batch = this.waiting
    if (batch.length === 0) return
    this.waiting = []
    try {
      await recordReads(this.database, batch)
    } catch (error) {
      this.waiting = [...batch, ...this.waiting].slice(0, MOST_WAITING)
      this.report('reads could not be written', error)
    }
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    await this.flush()
  }
}
