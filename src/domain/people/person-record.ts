import { CodedError } from '../../kernel/errors.ts'
import { type Database, statement, type Tx } from '../../platform/database/index.ts'
import { isRole, type Role } from './person.ts'

/** A role as it was given and, perhaps, taken. Null: by the command line, or by somebody who is gone. */
export type RoleGrant = {
  role: Role
  at: Date
  by: string | null
  endedAt: Date | null
  endedBy: string | null
}

/** What the operator may see of a person. Nothing of it is secret, nor what they read or wrote. */
export type PersonRecord = {
  id: string
  name: string
  email: string
  verified: boolean
  since: Date
  /** They left: only the row is there. */
  leftAt: Date | null
  language: string | null
  secondFactor: boolean
  passkeys: number
  /** In force now. */
  sessions: number
  /** Held now. */
  roles: Role[]
  grants: RoleGrant[]
  accounts: { handle: string; name: string; role: string }[]
}

type Row = Omit<PersonRecord, 'roles' | 'grants' | 'accounts' | 'since' | 'leftAt' | 'secondFactor'> & {
  created_at: Date
  left_at: Date | null
  second_factor: boolean
}

const one = statement<Row>(
  `select id, name, email, email_verified as verified, created_at, left_at, language,
      two_factor_enabled as second_factor,
      (select count(*)::int from passkey where person_id = person.id) as passkeys,
      (select count(*)::int from session where person_id = person.id and expires_at > $2) as sessions
     from person where id = $1`,
)

const grants = statement<{
  role: string
  granted_at: Date
  granter: string | null
  ended_at: Date | null
  ender: string | null
}>(
  `select role, granted_at, granter.name as granter, ended_at, ender.name as ender
     from role_grant left join person granter on granter.id = granted_by left join person ender on ender.id = ended_by
    where person_id = $1 order by granted_at desc, role_grant.id desc limit 50`,
)

const accounts = statement<{ handle: string; name: string; role: string }>(
  `select handle, name, role from account_member join account on account.id = account_id
    where person_id = $1 order by name limit 50`,
)

/** A person as the operator sees them, in three queries. Throws `person.not_found`. */
export async function readPersonRecord(
  database: Pick<Database, 'pool'>,
  personId: string,
  now: Date,
): Promise<PersonRecord> {
  const [[row], given, memberOf] = await Promise.all([
    one(database, [personId, now]),
    grants(database, [personId]),
    accounts(database, [personId]),
  ])
  if (!row) throw new CodedError('person.not_found', { personId })
  const history = given.flatMap(({ role, granted_at, granter, ended_at, ender }) =>
    isRole(role) ? [{ role, at: granted_at, by: granter, endedAt: ended_at, endedBy: ender }] : [],
  )
  const { created_at, left_at, second_factor, ...rest } = row
  return {
    ...rest,
    since: created_at,
    leftAt: left_at,
    secondFactor: second_factor,
    roles: history.filter(({ endedAt }) => endedAt === null).map(({ role }) => role),
    grants: history,
    accounts: memberOf,
  }
}

/** Ends every session of a person, at once and everywhere; gives how many there were. */
export async function endAllSessions(tx: Tx, personId: string): Promise<number> {
  const rows = await tx.db.deleteFrom('session').where('person_id', '=', personId).returning('id').execute()
  return rows.length
}
