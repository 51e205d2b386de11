import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'

/** How many attempts a key has in a window of time. */
export type AttemptLimit = { max: number; windowSeconds: number }

/**
 * Counts one attempt under a key, for all processes and nodes together. Gives 0 while it is allowed, otherwise the
 * seconds until the window ends. Keys are hashed: the table tells nobody who tried to come in.
 */
export async function countAttempt(
  db: Db,
  key: string,
  { max, windowSeconds }: AttemptLimit,
  now: Date,
): Promise<number> {
  const ends = new Date(now.getTime() + windowSeconds * 1000)
  const { rows } = await sql<{ count: number; ends_at: Date }>`
    insert into attempt (key, count, ends_at) values (${hashed(key)}, 1, ${ends})
    on conflict (key) do update set
      count = case when attempt.ends_at <= ${now} then 1 else attempt.count + 1 end,
      ends_at = case when attempt.ends_at <= ${now} then ${ends} else attempt.ends_at end
    returning count, ends_at`.execute(db)
  const row = rows[0]
  if (row?.count === 1) await dropEnded(db, now)
  if (!row || row.count <= max) return 0
  return Math.max(1, Math.ceil((row.ends_at.getTime() - now.getTime()) / 1000))
}

/** Takes one attempt back, because it was a success. */
export async function returnAttempt(db: Db, key: string): Promise<void> {
  await sql`update attempt set count = greatest(count - 1, 0) where key = ${hashed(key)}`.execute(db)
}

/** Forgets a key's attempts. */
export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db.deleteFrom('attempt').where('key', '=', hashed(key)).execute()
}

// A few at a time, and never waiting for another process that does the same.
async function dropEnded(db: Db, now: Date): Promise<void> {
  await sql`delete from attempt where key in (
    select key from attempt where ends_at <= ${now} limit 20 for update skip locked)`.execute(db)
}

function hashed(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
