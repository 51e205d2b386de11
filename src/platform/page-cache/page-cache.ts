import { LRUCache } from 'lru-cache'
import { PurgeLog } from './purge-log.ts'

/** A rendered page and the tags of what it shows. */
export type Page = { status: number; headers: Record<string, string>; body: Buffer; tags: readonly string[] }

/** A page's bytes in one encoding and the headers that go with them, name and value in turn. */
export type EncodedPage = {
  bytes: Buffer
  headers: string[]
  etag: string
  /** The headers as one text, and the whole message of the second that it was last sent in. */
  head?: string
  whole?: { second: number; message: Buffer }
}

/** A stored page, with each encoding that was asked for so far. */
export type StoredPage = Page & { etag: string; encoded: Map<string, EncodedPage> }

type Options = {
  /** Bytes of bodies and keys that may be kept. */
  maxBytes: number
  /** False while news of purges cannot reach this process: then nothing is served from the cache, nor stored. */
  trusted: () => boolean
  /** Turns a fresh page into what is stored. */
  prepare: (page: Page) => StoredPage
}

/**
 * Whole pages by key, dropped by tag. Renders of the same key at the same time are one render. A render that began
 * before a purge of one of its tags is answered but never stored.
 */
export class PageCache {
  private readonly pages: LRUCache<string, StoredPage>
  private readonly keysByTag = new Map<string, Set<string>>()
  private readonly running = new Map<string, { began: number; page: Promise<StoredPage> }>()
  private readonly purges = new PurgeLog()
  private readonly options: Options

  constructor(options: Options) {
    this.options = options
    this.pages = new LRUCache({
      maxSize: options.maxBytes,
      sizeCalculation: (page, key) => page.body.length * 2 + key.length + 512,
      dispose: (page, key) => this.forget(key, page),
    })
  }

  /** The stored page, or undefined. */
  get(key: string): StoredPage | undefined {
    return this.options.trusted() ? this.pages.get(key) : undefined
  }

  /** The page of this key, from a render already under way that is still valid, or from a new one. */
  async fill(key: string, render: () => Promise<Page>): Promise<StoredPage> {
    const under = this.running.get(key)
    // Joining is right only when nothing was purged since that render began: its reader may have just written.
    if (under && under.began === this.purges.now) return under.page
    const began = this.purges.now
    const page = render().then((fresh) => {
      const stored = this.options.prepare(fresh)
      this.store(key, stored, began)
      return stored
    })
    const entry = { began, page }
    this.running.set(key, entry)
    try {
      return await page
    } finally {
      if (this.running.get(key) === entry) this.running.delete(key)
    }
  }

  /** Drops every page with one of these tags, or everything. */
  purge(tags: readonly string[] | 'all'): void {
    this.purges.record(tags)
    if (tags === 'all') {
      this.pages.clear()
      return
    }
    for (const tag of tags) {
      for (const key of [...(this.keysByTag.get(tag) ?? [])]) this.pages.delete(key)
    }
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.pages.size, bytes: this.pages.calculatedSize }
  }

  private store(key: string, page: StoredPage, began: number): void {
    if (page.status !== 200 || !this.options.trusted() || this.purges.touchedSince(began, page.tags)) return
    this.pages.set(key, page)
    if (!this.pages.has(key)) return
    for (const tag of page.tags) {
      const keys = this.keysByTag.get(tag) ?? new Set()
      this.keysByTag.set(tag, keys.add(key))
    }
  }

  private forget(key: string, page: StoredPage): void {
    for (const tag of page.tags) {
      const keys = this.keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.keysByTag.delete(tag)
    }
  }
}
