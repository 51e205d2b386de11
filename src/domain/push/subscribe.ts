import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database/index.ts'

/** What a browser gives out to be reached (Push API): an address of its maker, and keys that only it can read with. */
export type Subscription = { endpoint: string; p256dh: string; auth: string }

const MOST_BROWSERS = 10
const ADDRESS_MAX = 1000

/**
 * Remembers a person's browser for as long as their session lasts; one that somebody else used before is theirs now.
 * Their oldest goes when there are more than ten. Throws `push.invalid` for what is no subscription.
 */
export async function subscribe(
  tx: Tx,
  {
    personId,
    sessionId,
    subscription,
    now,
  }: { personId: string; sessionId: string; subscription: Subscription; now: Date },
): Promise<void> {
  const { endpoint, p256dh, auth } = checked(subscription)
  await sql`
    insert into push_subscription (id, person_id, session_id, endpoint, endpoint_hash, p256dh, auth, subscribed_at)
    select ${newId()}, person_id, id, ${endpoint}, ${hashOf(endpoint)}, ${p256dh}, ${auth}, ${now}::timestamptz
      from session where id = ${sessionId} and person_id = ${personId}
        on conflict (endpoint_hash) do update
       set person_id = excluded.person_id, session_id = excluded.session_id, p256dh = excluded.p256dh,
           auth = excluded.auth, subscribed_at = excluded.subscribed_at, failures = 0, trouble = null,
           rests_until = null`.execute(tx.db)
  await sql`
    delete from push_subscription where person_id = ${personId} and id not in (
      select id from push_subscription where person_id = ${personId}
       order by subscribed_at desc, id desc limit ${sql.lit(MOST_BROWSERS)})`.execute(tx.db)
}

/** Forgets a browser of this person; somebody else's stays. */
export async function endSubscription(
  tx: Tx,
  { personId, endpoint }: { personId: string; endpoint: string },
): Promise<void> {
  await tx.db
    .deleteFrom('push_subscription')
    .where('endpoint_hash', '=', hashOf(endpoint))
    .where('person_id', '=', personId)
    .execute()
}

/** The browsers of a person that are reached: of each the SHA-256 of its address (hexadecimal), by which it knows itself. */
export async function browsersOf(db: Db, personId: string, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('push_subscription as b')
    .innerJoin('session as s', 's.id', 'b.session_id')
    .select('b.endpoint_hash')
    .where('b.person_id', '=', personId)
    .where('s.expires_at', '>', now)
    .limit(MOST_BROWSERS)
    .execute()
  return rows.map((row) => row.endpoint_hash.toString('hex'))
}

/** RFC 8291, 3: a point of P-256 (65 bytes) and a secret of 16 bytes. Where the address leads is checked when it is used. */
function checked({ endpoint, p256dh, auth }: Subscription): Subscription {
  const url = endpoint.length <= ADDRESS_MAX ? URL.parse(endpoint) : null
  const isAddress = url?.protocol === 'https:' && !url.username && !url.password
  if (!isAddress || bytesOf(p256dh) !== 65 || bytesOf(auth) !== 16) throw new CodedError('push.invalid')
  return { endpoint, p256dh, auth }
}

function bytesOf(text: string): number {
  return /^[\w-]{1,100}=*$/.test(text) ? Buffer.from(text, 'base64url').length : 0
}

function hashOf(endpoint: string): Buffer {
  return createHash('sha256').update(endpoint).digest()
}
