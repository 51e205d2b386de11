import { LRUCache } from 'lru-cache'
import { PurgeLog } from './purge-log.ts'

/** A value and the tags of what it was made from. */
export type Tagged<T> = { value: T; tags: readonly string[] }

type Kept<T> = { began: number; tagged?: Tagged<T>; loading: Promise<Tagged<T>> }

/**
 * Values that many pages are made from (the portal's settings, the hot list, a channel's newest), kept until one of
 * their tags is purged. While news of purges cannot reach this process (`trusted` is false) each is read anew.
 */
export class TaggedValues<T> {
  private readonly purges = new PurgeLog()
  private readonly kept: LRUCache<string, Kept<T>>
  private readonly load: (key: string) => Promise<Tagged<T>>
  private readonly trusted: () => boolean

  constructor(
    load: (key: string) => Promise<Tagged<T>>,
    { trusted, max }: { trusted: () => boolean; max: number },
  ) {
    this.load = load
    this.trusted = trusted
    this.kept = new LRUCache({ max })
  }

  /** The value of a key, from memory when it is still true. */
  async get(key: string): Promise<Tagged<T>> {
    const kept = this.kept.get(key)
    if (kept && this.trusted() && this.holds(kept)) return kept.tagged ?? kept.loading
    const made: Kept<T> = { began: this.purges.now, loading: this.load(key) }
    this.kept.set(key, made)
    try {
      made.tagged = await made.loading
      return made.tagged
    } catch (error) {
      if (this.kept.get(key) === made) this.kept.delete(key)
      throw error
    }
  }

  purge(tags: readonly string[] | 'all'): void {
    this.purges.record(tags)
  }

  // While it is being read its tags are unknown: any purge since then may concern it.
  private holds({ began, tagged }: Kept<T>): boolean {
    return tagged ? !this.purges.touchedSince(began, tagged.tags) : began === this.purges.now
  }
}
