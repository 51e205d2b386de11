import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/index.ts'

/** The day (UTC) of a moment, `YYYY-MM-DD`. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10)
}

/** The salt of a day, the same for all processes; made by the first that asks. Deleted after the day by {@link forgetVisitors}. */
export async function saltOf(database: Database, day: string): Promise<Buffer> {
  await sql`insert into reading_salt (day, salt) values (${day}::date, ${randomBytes(32)}) on conflict do nothing`.execute(
    database.db,
  )
  const rows = await sql<{ salt: Buffer }>`select salt from reading_salt where day = ${day}::date`.execute(
    database.db,
  )
  return rows.rows[0]?.salt as Buffer
}

/** A visitor of one day: 16 bytes that say nothing without the day's salt, and nothing at all once that is gone. */
export function visitorHash(salt: Buffer, address: string, userAgent: string): Buffer {
  return createHmac('sha256', salt).update(address).update('\0').update(userAgent).digest().subarray(0, 16)
}

/** Throws away the salts and visitors of the days before `now`'s: from then on a hash cannot be linked to anyone. */
export async function forgetVisitors(database: Database, now: Date): Promise<void> {
  const day = dayOf(now)
  await sql`delete from reading_salt where day < ${day}::date`.execute(database.db)
  await sql`delete from reading_seen where day < ${day}::date`.execute(database.db)
}
