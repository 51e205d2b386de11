import { sql } from 'kysely'
import { ReadCounter, rollUp } from '../../src/domain/reading/index.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Database } from '../../src/platform/database/index.ts'

/** A reader as the portal meets them: an address, a browser, and a session when they are signed in. */
export type Reader = { address: string; userAgent: string; session?: string; personId?: string }

/** A generator of numbers in [0, 1), the same for the same seed (Mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Writes people who signed up at a time, with a session each, and gives them as readers at these addresses. */
export async function signUpReaders(
  database: Database,
  addresses: readonly string[],
  joinedAt: (index: number) => Date,
): Promise<Reader[]> {
  const people = addresses.map((address, index) => ({
    ...{ address, userAgent: `browser ${index % 40}`, personId: newId() },
    ...{ session: `session-${newId()}-${newId()}`, at: joinedAt(index) },
  }))
  const ids = people.map((one) => one.personId)
  await sql`
    insert into person (id, name, email, email_verified, created_at)
    select id, id, id || '@reader.test', true, at
      from unnest(${ids}::text[], ${people.map((one) => one.at)}::timestamptz[]) as p (id, at)`.execute(
    database.db,
  )
  await sql`
    insert into session (id, person_id, token, expires_at, ip_address)
    select id, id, token, '2999-01-01', address
      from unnest(${ids}::text[], ${people.map((one) => one.session)}::text[], ${addresses}::text[]) as s (id, token, address)`.execute(
    database.db,
  )
  return people
}

/** Lets readers read an article at a time, through the counter, up to the sums. */
export async function readBy(
  database: Database,
  reads: readonly { articleId: string; reader: Reader; at: Date; referrer?: string }[],
  now: Date,
): Promise<void> {
  const counter = new ReadCounter(
    database,
    (message, cause) => {
      throw new Error(message, { cause })
    },
    { mostWaiting: 1_000_000 },
  )
  for (const { articleId, reader, at, referrer } of reads)
    await counter.take({ articleId, referrer, seen: [] }, reader, at)
  await counter.close()
  await rollUp(database, now)
}
