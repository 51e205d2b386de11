import { newId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/index.ts'
import { AddressLimits } from './address-limits.ts'
import type { EventBatch, PageEvents, Sender, WaitingList, WaitingRead } from './events.ts'
import { dayOf, saltOf, visitorHash } from './visitor.ts'
import { writeEvents } from './write-events.ts'

const BATCH_MS = 1000
/** Beyond this many waiting events further ones are dropped: a flood costs memory that is bounded. */
const MOST_WAITING = 100_000
/** Drops are told at most so often. */
const TELL_MS = 60_000

type Report = (message: string, error: unknown) => void

/**
 * Takes what pages tell and writes it in batches, once a second, never on a page's path. A batch that could not be
 * written is kept for the next try, under the same ID: it is there once, also when only the answer was lost.
 */
export class ReadCounter {
  private reads: WaitingRead[] = []
  private lists: WaitingList[] = []
  private events = 0
  private batch: EventBatch | undefined
  private writing: Promise<void> | undefined
  private day: { day: string; salt?: Buffer; loading: Promise<Buffer> } | undefined
  private readonly limits = new AddressLimits()
  private dropped = 0
  private toldAt = 0
  private toldNoSaltAt = 0
  private readonly timer: NodeJS.Timeout
  private readonly database: Database
  private readonly report: Report
  private readonly mostWaiting: number

  constructor(database: Database, report: Report, { mostWaiting = MOST_WAITING } = {}) {
    this.database = database
    this.report = report
    this.mostWaiting = mostWaiting
    this.timer = setInterval(() => this.beat(), BATCH_MS)
    this.timer.unref()
  }

  /** Events that wait: for the day's salt, for the next batch, and those of a batch being written. */
  get waiting(): number {
    return this.events
  }

  /** Notes what a page tells. Waits only for the day's first salt. The address is hashed at once and not kept. */
  take(told: PageEvents, sender: Sender, now: Date): Promise<void> | undefined {
    const size = (told.articleId ? 1 : 0) + told.seen.length
    if (size === 0) return undefined
    if (this.events + size > this.mostWaiting) {
      this.dropped += size
      return undefined
    }
    const day = dayOf(now)
    if (this.day?.day !== day) this.begin(day)
    const { salt, loading } = this.day as { salt?: Buffer; loading: Promise<Buffer> }
    if (salt) {
      this.note(told, sender, { day, now, salt })
      return undefined
    }
    // They wait in memory like all others.
    this.events += size
    return loading.then(
      (loaded) => {
        this.events -= size
        this.note(told, sender, { day, now, salt: loaded })
      },
      () => {
        this.events -= size
        this.dropped += size
      },
    )
  }

  /** Notes one read. */
  async read(articleId: string, sender: Sender, now: Date): Promise<void> {
    await this.take({ articleId, seen: [] }, sender, now)
  }

  private begin(day: string): void {
    const begun = { day, loading: saltOf(this.database.db, day) } as NonNullable<typeof this.day>
    this.day = begun
    this.limits.clear()
    begun.loading.then(
      (salt) => {
        begun.salt = salt
      },
      (error) => {
        if (this.day === begun) this.day = undefined
        this.tellNoSalt(error)
      },
    )
  }

  private note(told: PageEvents, sender: Sender, { day, now, salt }: Noting): void {
    const place = this.limits.placeOf(salt, sender.address)
    const visitor = visitorHash(salt, sender.address, sender.userAgent)
    const { articleId, referrer } = told
    if (articleId && this.limits.admitsRead(place, articleId)) {
      this.reads.push({
        ...{ day, at: now, articleId, visitor, network: place.network, session: sender.session },
        referrer: referrer ? this.limits.referrerOf(salt, referrer) : null,
      })
      this.events += 1
    }
    // One pass and no copies: of all that is done for a page's events this is done for each.
    const lists = new Map<string, WaitingList>()
    for (const { list, position, articleId: inSight, reason } of told.seen) {
      if (!this.limits.admitsSight(place, inSight)) continue
      let own = lists.get(list)
      if (!own) {
        own = { day, at: now, visitor, list, articles: [], positions: [], reasons: [] }
        lists.set(list, own)
        this.lists.push(own)
      }
      own.articles.push(inSight)
      own.positions.push(position)
      own.reasons.push(reason)
      this.events += 1
    }
  }

  /** Writes what waits, after what is being written. */
  async flush(): Promise<void> {
    // Those that wait for the day's first salt.
    await this.day?.loading.catch(() => {})
    await this.writing
    await this.write()
    // What came while an older batch was tried again.
    if (this.events > 0 && !this.batch) await this.write()
  }

  /** One batch at a time: with a slow database reads must not take a connection more each second. */
  private beat(): void {
    this.tellDrops()
    this.writing ??= this.write().finally(() => {
      this.writing = undefined
    })
  }

  private async write(): Promise<void> {
    this.batch ??= this.cut()
    if (!this.batch) return
    const { batch } = this
    try {
      await writeEvents(this.database, batch)
    } catch (error) {
      this.report('reads could not be written', error)
      // What the database will never take must not keep out what comes after it.
      if (!isRefusal(error)) return
      this.dropped += sizeOf(batch)
    }
    this.batch = undefined
    this.events -= sizeOf(batch)
  }

  private cut(): EventBatch | undefined {
    if (this.reads.length === 0 && this.lists.length === 0) return undefined
    const batch = { id: newId(), reads: this.reads, lists: this.lists }
    this.reads = []
    this.lists = []
    return batch
  }

  /** Each page tries anew while the database is away: the first failure is told, and then one a minute. */
  private tellNoSalt(error: unknown): void {
    if (Date.now() - this.toldNoSaltAt < TELL_MS) return
    this.toldNoSaltAt = Date.now()
    this.report('reads cannot be noted: the day’s salt could not be read', error)
  }

  private tellDrops(): void {
    if (this.dropped === 0 || Date.now() - this.toldAt < TELL_MS) return
    this.report(`${this.dropped} events of reading were dropped: more came than could be written`, undefined)
    this.dropped = 0
    this.toldAt = Date.now()
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    await this.flush()
    this.toldAt = 0
    this.tellDrops()
  }
}

type Noting = { day: string; now: Date; salt: Buffer }

function sizeOf({ reads, lists }: EventBatch): number {
  return reads.length + lists.reduce((sum, list) => sum + list.articles.length, 0)
}

/** Whether PostgreSQL said that these values can never be (SQLSTATE 22 and 23), rather than that it cannot now. */
function isRefusal(error: unknown): boolean {
  return /^2[23]/.test(String((error as { code?: unknown } | null)?.code ?? ''))
}
