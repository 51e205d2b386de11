import { hash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'

/** The day (UTC) of a moment, `YYYY-MM-DD`. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10)
}

/** The salt of a day, the same for all processes; made by the first that asks. Deleted after the day by `forgetVisitors`. */
export async function saltOf(db: Db, day: string): Promise<Buffer> {
  await sql`insert into reading_salt (day, salt) values (${day}::date, ${randomBytes(32)}) on conflict do nothing`.execute(
    db,
  )
  const rows = await sql<{ salt: Buffer }>`select salt from reading_salt where day = ${day}::date`.execute(db)
  return rows.rows[0]?.salt as Buffer
}

/** A visitor of one day: 16 bytes that say nothing without the day's salt, and nothing at all once that is gone. */
export function visitorHash(salt: Buffer, address: string, userAgent: string): Buffer {
  return hashed(salt, `${address}\0${userAgent}`).subarray(0, 16)
}

/** A signed-in person as a visitor of one day: the same on all devices. */
export function personHash(salt: Buffer, personId: string): Buffer {
  return hashed(salt, `person\0${personId}`).subarray(0, 16)
}

/** What many may have in common on one day: a network, a sign-up day, a referring site. 8 bytes. */
export function cohortHash(salt: Buffer, kind: 'network' | 'joined' | 'referrer', value: string): Buffer {
  return hashed(salt, `${kind}\0${value}`).subarray(0, 8)
}

/**
 * SHA-256 of the salt and the value, of which callers keep a part: as it is cut, nobody can lengthen it, so that it needs
 * no HMAC, which takes five times as long. Salts have 32 bytes: where one ends is never in doubt.
 */
function hashed(salt: Buffer, value: string): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(value)]), 'buffer')
}
