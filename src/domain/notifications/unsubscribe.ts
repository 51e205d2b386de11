import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { chooseWays } from './choices.ts'
import { dropDigest } from './drop-digest.ts'
import { isNoticeTopic, USUAL_WAYS } from './topics.ts'

const KEY = /^[\w-]{32}$/

/** The word that stands in a person's mails and stops them; made for their first one. */
export async function unsubscribeKey(tx: Tx, personId: string): Promise<string> {
  const key = randomBytes(24).toString('base64url')
  const { rows } = await sql<{ key: string }>`
    insert into unsubscribe_key (person_id, key) values (${personId}, ${key})
        on conflict (person_id) do update set key = unsubscribe_key.key returning key`.execute(tx.db)
  return rows[0]?.key ?? key
}

/** Whether an address of {@link unsubscribe} means something: a person's key and a topic, or the digest. */
export async function knowsUnsubscribe(db: Db, key: string, topic: string): Promise<boolean> {
  return (isNoticeTopic(topic) || topic === 'digest') && (await personOf(db, key)) !== undefined
}

/**
 * Stops mails of a topic, or the digest (what waits for it goes on the site), for the person whose key this is. A second
 * time changes nothing. Throws `unsubscribe.unknown`.
 */
export async function unsubscribe(
  tx: Tx,
  { key, topic, now }: { key: string; topic: string; now: Date },
): Promise<void> {
  const personId = await personOf(tx.db, key)
  if (personId === undefined) throw new CodedError('unsubscribe.unknown')
  if (topic === 'digest') return stopDigest(tx, personId)
  if (!isNoticeTopic(topic)) throw new CodedError('unsubscribe.unknown')
  const row = await tx.db
    .selectFrom('notice_choice')
    .select(['site', 'push'])
    .where('person_id', '=', personId)
    .where('topic', '=', topic)
    .executeTakeFirst()
  const ways = { ...USUAL_WAYS[topic], ...row, mail: 'never' as const }
  await chooseWays(tx, { personId, topic, ways, now })
}

async function stopDigest(tx: Tx, personId: string): Promise<void> {
  await tx.db
    .updateTable('notice_choice')
    .set({ mail: 'never' })
    .where('person_id', '=', personId)
    .where('mail', '=', 'digest')
    .execute()
  await dropDigest(tx, personId)
}

async function personOf(db: Db | Tx['db'], key: string): Promise<string | undefined> {
  if (!KEY.test(key)) return undefined
  const row = await db
    .selectFrom('unsubscribe_key')
    .select('person_id')
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.person_id
}
