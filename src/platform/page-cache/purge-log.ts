const KEPT = 10_000

/**
 * Remembers which tags were purged when, in numbers that only grow, so that a render can tell whether what it read
 * has been purged since. Bounded: what is too old to know counts as purged.
 */
export class PurgeLog {
  /** The number of the latest purge. */
  now = 0
  private readonly lastOf = new Map<string, number>()
  private lastOfAll = 0

  record(tags: readonly string[] | 'all'): void {
    this.now += 1
    if (tags === 'all') this.lastOfAll = this.now
    else for (const tag of tags) this.remember(tag)
  }

  /** Whether one of these tags was purged after `moment` (a former value of `now`). */
  touchedSince(moment: number, tags: readonly string[]): boolean {
    return this.lastOfAll > moment || tags.some((tag) => (this.lastOf.get(tag) ?? 0) > moment)
  }

  private remember(tag: string): void {
    this.lastOf.delete(tag)
    this.lastOf.set(tag, this.now)
    if (this.lastOf.size <= KEPT) return
    const oldest = this.lastOf.entries().next().value as [string, number]
    this.lastOf.delete(oldest[0])
    this.lastOfAll = Math.max(this.lastOfAll, oldest[1])
  }
}
