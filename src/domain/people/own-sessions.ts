import { type Database, statement, type Tx } from '../../platform/database/index.ts'

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

const signIns = statement<{
  kind: 'session' | 'passkey'
  id: string
  name: string | null
  address: string | null
  begun: Date
  used: Date
}>(
  `(select 'session' as kind, id, user_agent as name, ip_address as address, created_at as begun, updated_at as used
      from session where person_id = $1 and expires_at > now() order by updated_at desc, id desc limit ${SHOWN})
   union all
   (select 'passkey', id, name, null, created_at, created_at from passkey where person_id = $1 order by id limit ${SHOWN})`,
)

/**
 * A person's sessions in force, last used first, and their passkeys, oldest first; at most 100 of each. One query.
 */
export async function signInsOf(
  database: Pick<Database, 'pool'>,
  personId: string,
): Promise<{ sessions: OwnSession[]; passkeys: OwnPasskey[] }> {
  const rows = await signIns(database, [personId])
  const of = (kind: string) => rows.filter((row) => row.kind === kind)
  return {
    sessions: of('session').map(({ id, name, address, begun, used }) => ({
      id,
      address,
      userAgent: name,
      since: begun,
      usedAt: used,
    })),
    passkeys: of('passkey').map(({ id, name, begun }) => ({ id, name, addedAt: begun })),
  }
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

/** Removes one of a person's passkeys; somebody else's stays as it is. */
export async function removePasskey(
  tx: Tx,
  { personId, passkeyId }: { personId: string; passkeyId: string },
): Promise<void> {
  await tx.db.deleteFrom('passkey').where('id', '=', passkeyId).where('person_id', '=', personId).execute()
}
