import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { networkOf } from '../../kernel/network.ts'
import type { Database, Tx } from '../../platform/database/index.ts'

/** Whole months that salts are kept after theirs: for so long two visits from one network can be told. */
const MONTHS_KEPT = 3

/**
 * What is kept of where somebody came from: `now` is the hash under this month's salt, `all` the hashes under every
 * salt that is still kept, to compare with. The address itself is never stored.
 */
export async function networkHashes(
  tx: Tx,
  address: string,
  now: Date,
): Promise<{ now: Buffer; all: Buffer[] } | null> {
  const network = networkOf(address)
  if (network === null) return null
  const month = monthOf(now)
  await sql`insert into network_salt (month, salt) values (${month}, ${randomBytes(32)}) on conflict do nothing`.execute(
    tx.db,
  )
  const salts = await tx.db
    .selectFrom('network_salt')
    .select(['month', 'salt'])
    .orderBy('month', 'desc')
    .execute()
  const hashes = salts.map(({ month: of, salt }) => ({ of, hash: hashed(salt, network) }))
  const current = hashes.find(({ of }) => of === month)?.hash as Buffer
  return { now: current, all: hashes.map(({ hash }) => hash) }
}

/** Throws away the salts of past months, and the hashes that were made with them. */
export async function forgetNetworks(database: Database, now: Date): Promise<void> {
  const oldest = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS_KEPT, 1))
  await sql`delete from network_salt where month < ${monthOf(oldest)}`.execute(database.db)
  await sql`update application set network = null where network is not null and submitted_at < ${oldest}`.execute(
    database.db,
  )
  await sql`update consent set network = null where network is not null and consented_at < ${oldest}`.execute(
    database.db,
  )
}

function monthOf(now: Date): string {
  return now.toISOString().slice(0, 7)
}

function hashed(salt: Buffer, network: string): Buffer {
  return createHmac('sha256', salt).update(network).digest().subarray(0, 16)
}
