import { LRUCache } from 'lru-cache'
import type { Database } from '../../platform/database/index.ts'
import { type Read, recordReads } from './record-reads.ts'
import { dayOf, saltOf, visitorHash } from './visitor.ts'

const BATCH_MS = 1000
/** Beyond this many waiting reads further ones are dropped: a flood costs memory that is bounded. */
const MOST_WAITING = 50_000

/** Different browsers at one address that may read one article in a day, and reads from it in all, for one process. */
const MOST_AT_ADDRESS = { anArticle: 30, inAll: 2000 }
const ADDRESSES = 50_000

type Report = (message: string, error: unknown) => void

/**
 * Takes beacons and writes them in batches, once a second, never on a page's path. A batch that could not be written
 * is kept for the next try.
 */
export class ReadCounter {
  private waiting: Read[] = []
  private writing: Promise<void> | undefined
  private salt: { day: string; value: Promise<Buffer> } | undefined
  /** How often an address (hashed) was counted today, in all and for an article. Bounded; forgotten with the process. */
  private readonly counted = new LRUCache<string, number>({ max: ADDRESSES })
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
    if (this.salt?.day !== day) {
      this.salt = { day, value: saltOf(this.database, day) }
      this.counted.clear()
    }
    const { value } = this.salt
    try {
      const secret = await value
      const place = visitorHash(secret, address, '').toString('base64')
      if (!this.admit(`${place} ${articleId}`, MOST_AT_ADDRESS.anArticle)) return
      if (!this.admit(place, MOST_AT_ADDRESS.inAll)) return
      this.waiting.push({ day, articleId, visitor: visitorHash(secret, address, userAgent) })
    } catch (error) {
      this.salt = undefined
      this.report('a read could not be noted', error)
    }
  }

  /** Whether a key may count once more; one that invents browsers runs into its bound. */
  private admit(key: string, most: number): boolean {
    const times = (this.counted.get(key) ?? 0) + 1
    this.counted.set(key, times)
    return times <= most
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
