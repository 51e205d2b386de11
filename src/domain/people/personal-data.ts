import type { Database, Tx } from '../../platform/database/index.ts'
import { signInsOf } from './own-sessions.ts'
import { readProfile } from './profile.ts'

/**
 * What one part of the portal holds of a person. `collect` gives it for their export, as plain data without what is
 * others' or secret; `forget` removes or anonymises it when they leave; `renamed` sees to pages that show their name.
 */
export type PersonalPart = {
  /** Its place in the export: `profile`, `applications` … */
  key: string
  collect(database: Database, personId: string): Promise<unknown>
  /** The person has another name from this transaction on. */
  renamed?(tx: Tx, personId: string): Promise<void>
  forget?(tx: Tx, personId: string, now: Date): Promise<void>
}

/** What this folder knows of people, and the tables that have no verbs of their own yet. */
export const OWN_PARTS: readonly PersonalPart[] = [
  { key: 'profile', collect: (database, personId) => readProfile(database, personId) },
  { key: 'signIns', collect: (database, personId) => signInsOf(database, personId) },
  {
    key: 'roles',
    collect: ({ db }, personId) =>
      db
        .selectFrom('role_grant')
        .select(['role', 'granted_at', 'ended_at'])
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute(),
  },
  {
    key: 'memberships',
    collect: ({ db }, personId) =>
      db
        .selectFrom('account_member')
        .innerJoin('account', 'account.id', 'account_member.account_id')
        .select(['handle', 'name', 'role', 'joined_at'])
        .where('person_id', '=', personId)
        .orderBy('account.id')
        .execute(),
  },
  {
    key: 'follows',
    collect: ({ db }, personId) =>
      db
        .selectFrom('follow')
        .innerJoin('account', 'account.id', 'follow.account_id')
        .select(['handle', 'name', 'followed_at'])
        .where('person_id', '=', personId)
        .orderBy('account.id')
        .execute(),
  },
  {
    key: 'notifications',
    collect: ({ db }, personId) =>
      db
        .selectFrom('notification')
        .select(['kind', 'params', 'href', 'notified_at', 'read_at'])
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute(),
  },
  {
    key: 'invitations',
    collect: ({ db }, personId) =>
      db
        .selectFrom('invitation')
        .select(['email', 'invited_at', 'expires_at', 'accepted_at'])
        .where('invited_by', '=', personId)
        .orderBy('id')
        .execute(),
  },
]

/** Everything the portal holds of a person, by part. */
export async function collectPersonalData(
  database: Database,
  { personId, parts }: { personId: string; parts: readonly PersonalPart[] },
): Promise<Record<string, unknown>> {
  const collected: Record<string, unknown> = {}
  for (const { key, collect } of parts) collected[key] = await collect(database, personId)
  return collected
}
