import { type Database, type Db, statement, type Tx } from '../../platform/database/index.ts'

/** A session as its owner sees it. */
export type OwnSession = {
  id: string
  address: string | null
  userAgent: string | null
  since: Date
  usedAt: Date
}

export type OwnPasskey = { id: string; name: string | null; addedAt: Date }

const SHOWN = 100

const sessions = statement<{
  id: string
  ip_address: string | null
  user_agent: string | null
  created_at: Date
  updated_at: Date
}>(
  `select id, ip_address, user_agent, created_at, updated_at from session
    where person_id = $1 and expires_at > now() order by updated_at desc, id desc limit ${SHOWN}`,
)

/** A person's sessions in force, last used first, at most 100. One query. */
export async function sessionsOf(database: Pick<Database, 'pool'>, personId: string): Promise<OwnSession[]> {
  const rows = await sessions(database, [personId])
  return rows.map((row) => ({
    id: row.id,
    address: row.ip_address,
    userAgent: row.user_agent,
    since: row.created_at,
    usedAt: row.updated_at,
  }))
}

/** Ends one of a person's sessions; somebody else's stays as it is. */
export async function endSession(
  tx: Tx,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<void> {
  await tx.db.deleteFrom('session').where('id', '=', sessionId).where('person_id', '=', personId).execute()
}

/** Ends all of a person's sessions but one. */
export async function endOtherSessions(
  tx: Tx,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<void> {
  await tx.db.deleteFrom('session').where('person_id', '=', personId).where('id', '!=', sessionId).execute()
}

const passkeys = statement<{ id: string; name: string | null; created_at: Date }>(
  `select id, name, created_at from passkey where person_id = $1 order by id limit ${SHOWN}`,
)

/** A person's passkeys, oldest first. One query. */
export async function passkeysOf(database: Pick<Database, 'pool'>, personId: string): Promise<OwnPasskey[]> {
  const rows = await passkeys(database, [personId])
  return rows.map((row) => ({ id: row.id, name: row.name, addedAt: row.created_at }))
}

/** Removes one of a person's passkeys; somebody else's stays as it is. */
export async function removePasskey(
  tx: Tx,
  { personId, passkeyId }: { personId: string; passkeyId: string },
): Promise<void> {
  await tx.db.deleteFrom('passkey').where('id', '=', passkeyId).where('person_id', '=', personId).execute()
}

/** How many passkeys a person has. */
export async function countPasskeys(db: Db | Tx['db'], personId: string): Promise<number> {
  const row = await db
    .selectFrom('passkey')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
