import { CodedError } from '../../kernel/errors.ts'
import { type Database, type Db, statement, type Tx } from '../../platform/database/index.ts'
import { sendMail } from '../notifications/index.ts'
import type { PersonalPart } from './personal-data.ts'
import { addressOf } from './profile.ts'
import { endRole, rolesOf } from './roles.ts'

/** What stands in the place of the name of a person who left. */
export const LEFT_NAME = '—'

/** An account that would have no owner any more. */
export type SoleAccount = { id: string; handle: string; name: string }

const soleAccounts = statement<SoleAccount>(
  `select account.id, handle, name from account_member mine join account on account.id = mine.account_id
    where mine.person_id = $1 and mine.role = 'owner' and not exists (
      select from account_member other where other.account_id = mine.account_id
        and other.role = 'owner' and other.person_id <> mine.person_id)
    order by name, account.id limit 50`,
)

/** Accounts that a person alone owns: to be handed over before they can leave. One query. */
export async function accountsOwnedAlone(
  database: Pick<Database, 'pool'>,
  personId: string,
): Promise<SoleAccount[]> {
  return soleAccounts(database, [personId])
}

/**
 * Deletes a person at once and for good: name, address, ways in, sessions, roles, memberships and notices go, and what
 * other parts hold of them (`parts`). A row without data stays, so that articles, decisions and anonymised comments
 * have somebody to point to. Throws `people.owns_accounts`, `role.last_operator`.
 */
export async function leave(
  tx: Tx,
  { personId, parts, now }: { personId: string; parts: readonly PersonalPart[]; now: Date },
): Promise<void> {
  const address = await addressOf(tx.db, personId)
  if (await ownsAlone(tx.db, personId)) throw new CodedError('people.owns_accounts')
  for (const role of await rolesOf(tx.db, personId))
    await endRole(tx, { personId, role }, { actor: personId, now })
  for (const part of parts) await part.forget?.(tx, personId, now)
  const row = await tx.db
    .updateTable('person')
    .set({
      name: LEFT_NAME,
      email: `${personId}@left.invalid`,
      email_verified: false,
      image: null,
      language: null,
      time_zone: null,
      two_factor_enabled: false,
      left_at: now,
      updated_at: now,
    })
    .where('id', '=', personId)
    .where('left_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  // Left already: by the other of two clicks.
  if (!row) return
  for (const table of OWN_TABLES) await tx.db.deleteFrom(table).where('person_id', '=', personId).execute()
  await tx.db.deleteFrom('invitation').where('email', '=', address.email).execute()
  await tx.db
    .deleteFrom('account_invitation')
    .where((is) =>
      is.or([
        is('email', '=', address.email),
        is.and([is('invited_by', '=', personId), is('accepted_at', 'is', null)]),
      ]),
    )
    .execute()
  await sendMail(tx, { to: address.email, language: address.language, kind: 'person.left', params: {}, now })
}

const OWN_TABLES = [
  'session',
  'credential',
  'second_factor',
  'passkey',
  'one_time_letter',
  'notification',
  'account_member',
  'follow',
  'writing',
] as const

// Rows are locked, so that of two owners who leave at the same time one stays.
async function ownsAlone(db: Db | Tx['db'], personId: string): Promise<boolean> {
  const owners = await db
    .selectFrom('account_member')
    .select(['account_id', 'person_id'])
    .where('role', '=', 'owner')
    .where('account_id', 'in', (mine) =>
      mine
        .selectFrom('account_member')
        .select('account_id')
        .where('person_id', '=', personId)
        .where('role', '=', 'owner'),
    )
    .orderBy('account_id')
    .orderBy('person_id')
    .forUpdate()
    .execute()
  const shared = new Set(owners.filter((row) => row.person_id !== personId).map((row) => row.account_id))
  return owners.some((row) => !shared.has(row.account_id))
}
