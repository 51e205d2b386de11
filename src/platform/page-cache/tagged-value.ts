import { PurgeLog } from './purge-log.ts'

/**
 * A value read by every page (the portal's settings, its channels), kept until one of its tags is purged. While news
 * of purges cannot reach this process (`trusted` is false) it is read each time.
 */
export class TaggedValue<T> {
  private readonly purges = new PurgeLog()
  private kept: { began: number; value: Promise<T> } | undefined
  private readonly tags: readonly string[]
  private readonly load: () => Promise<T>
  private readonly trusted: () => boolean

  constructor(tags: readonly string[], load: () => Promise<T>, trusted: () => boolean) {
    this.tags = tags
    this.load = load
    this.trusted = trusted
  }

  get(): Promise<T> {
    if (this.kept && this.trusted() && !this.purges.touchedSince(this.kept.began, this.tags))
      return this.kept.value
    const value = this.load()
    const kept = { began: this.purges.now, value }
    this.kept = kept
    value.catch(() => {
      if (this.kept === kept) this.kept = undefined
    })
    return value
  }

  purge(tags: readonly string[] | 'all'): void {
    this.purges.record(tags)
  }
}
