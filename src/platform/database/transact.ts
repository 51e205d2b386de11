import { sql, type Transaction } from 'kysely'
import type { DB } from './generated/schema.ts'
import type { Database } from './open.ts'
import { PURGE_CHANNEL } from './purge-channel.ts'
import { dueTags, PACE_TAG } from './purge-pace.ts'

/** A write in progress. */
export type Tx = {
  db: Transaction<DB>
  /** Marks page-cache tags as stale: dropped everywhere right after the commit, never before. */
  purge(...tags: string[]): void
  /**
   * The same for tags that many may write at once (a like under an article): dropped within a second, once for all of
   * them, so that a crowd does not empty the cache.
   */
  purgeSoon(...tags: string[]): void
  /** Runs after a successful commit, for work whose loss does no harm. */
  afterCommit(effect: () => void): void
}

// PostgreSQL refuses payloads of 8000 bytes and more.
const PAYLOAD_LIMIT = 7000

/** Runs `work` in one transaction. Purged tags travel with the commit by NOTIFY; this process hears of them first. */
export async function transact<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tags = new Set<string>()
  const soon = new Set<string>()
  const effects: (() => void)[] = []
  const result = await database.db.transaction().execute(async (db) => {
    const value = await work({
      db,
      purge: (...more) => {
        for (const tag of more) tags.add(tag)
      },
      purgeSoon: (...more) => {
        for (const tag of more) soon.add(tag)
      },
      afterCommit: (effect) => effects.push(effect),
    })
    const due = await dueTags(
      db,
      [...soon].filter((tag) => !tags.has(tag)),
    )
    for (const tag of due) tags.add(tag).add(PACE_TAG)
    for (const payload of payloads(tags))
      await sql`select pg_notify(${PURGE_CHANNEL}, ${payload})`.execute(db)
    return value
  })
  if (tags.size > 0) database.purges.announce([...tags])
  for (const effect of effects) effect()
  return result
}

function payloads(tags: Set<string>): string[] {
  if (tags.size === 0) return []
  const text = [...tags].join('\n')
  if (Buffer.byteLength(text) <= PAYLOAD_LIMIT) return [text]
  return tags.has(PACE_TAG) ? ['all', PACE_TAG] : ['all']
}
