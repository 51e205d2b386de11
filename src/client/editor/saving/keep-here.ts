import type { LocalRecord, LocalStore } from './local-store.ts'

export type Keeper = {
  /** Something changed: what is unsaved now is in the store soon, within a turn of the page. */
  changed(): void
  /** Writes without waiting for the turn, for a page that is being closed. */
  atOnce(): void
  /** Whether the store takes what is written, as far as is known. */
  isKept(): boolean
  settled(): Promise<void>
}

type Unsaved = { version: number; fields: ReadonlyMap<string, unknown> }

/** Mirrors what is unsaved into the browser's store, one write at a time. The key stroke itself waits for nothing. */
export function createKeeper(
  store: LocalStore | undefined,
  record: Pick<LocalRecord, 'articleId' | 'personId' | 'session'>,
  unsaved: () => Unsaved,
): Keeper {
  const key = `${record.articleId}/${record.session}`
  let stale = false
  let failed = false
  let running: Promise<void> | undefined
  return {
    changed() {
      if (!store) return
      stale = true
      running ??= run().finally(() => {
        running = undefined
      })
    },
    atOnce() {
      if (stale) write().catch(() => {})
    },
    isKept: () => store !== undefined && !failed,
    settled: async () => running,
  }

  async function run(): Promise<void> {
    while (stale) {
      await new Promise((resolve) => setTimeout(resolve))
      stale = false
      try {
        await write()
        failed = false
      } catch {
        failed = true
      }
    }
  }

  async function write(): Promise<void> {
    const { version, fields } = unsaved()
    if (fields.size === 0) return store?.remove(key)
    const json = JSON.stringify(Object.fromEntries(fields))
    await store?.put({ ...record, key, version, fields: json, changedAt: Date.now() })
  }
}
