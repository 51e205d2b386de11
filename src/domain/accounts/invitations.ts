import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { inviteTo, normaliseEmail } from '../people/index.ts'
import { type Actor, type MemberRole, mustBeAllowed } from '../permissions/index.ts'
import type { Language } from '../settings/index.ts'

const DAYS = 14
const DAY_MS = 24 * 3600_000
/** Invitations of an account that wait at once. */
const MOST_WAITING = 20

/** An invitation that waits. */
export type Invitation = {
  id: string
  accountId: string
  handle: string
  name: string
  email: string
  role: MemberRole
  invitedAt: Date
  expiresAt: Date
}

type Inviting = {
  accountId: string
  email: string
  role: MemberRole
  /** Of the mail. */
  language: Language
  actor: Actor
  now: Date
}

/**
 * Invites someone by e-mail to become a member; one who was invited already gets a new invitation in place of the old.
 * The mail holds the only copy of the secret. Throws `account.not_found`, `people.forbidden`, `account.email_invalid`,
 * `account.member_already`, `account.too_many_invitations`.
 */
export async function inviteMember(
  tx: Tx,
  inviting: Inviting,
): Promise<{ invitationId: string; secret: string }> {
  const { accountId, role, language, actor, now } = inviting
  mustBeAllowed(actor, 'account.members', { accountId }, 'account.not_found')
  const email = normaliseEmail(inviting.email)
  if (!email) throw new CodedError('account.email_invalid')
  const { name, handle } = await lockRoom(tx, accountId, email)
  await tx.db
    .updateTable('account_invitation')
    .set({ withdrawn_at: now })
    .where('account_id', '=', accountId)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  const secret = randomBytes(24).toString('base64url')
  const invitationId = newId()
  await tx.db
    .insertInto('account_invitation')
    .values({
      id: invitationId,
      account_id: accountId,
      email,
      role,
      secret: hashed(secret),
      invited_at: now,
      invited_by: actor.personId,
      expires_at: new Date(now.getTime() + DAYS * DAY_MS),
    })
    .execute()
  const params = { name, handle, days: DAYS }
  const to = `/studio/invitations/${secret}`
  await inviteTo(tx, { email, language, to, kind: 'account.invited', params, actor: actor.personId, now })
  const subject = { kind: 'account', id: accountId }
  await record(tx, {
    action: 'account.member_invited',
    actor: actor.personId,
    subject,
    details: { role },
    now,
  })
  return { invitationId, secret }
}

/** Takes an invitation back; one that is gone already stays so. Throws `account.not_found`, `people.forbidden`. */
export async function withdrawInvitation(
  tx: Tx,
  {
    accountId,
    invitationId,
    actor,
    now,
  }: { accountId: string; invitationId: string; actor: Actor; now: Date },
): Promise<void> {
  mustBeAllowed(actor, 'account.members', { accountId }, 'account.not_found')
  await tx.db
    .updateTable('account_invitation')
    .set({ withdrawn_at: now })
    .where('id', '=', invitationId)
    .where('account_id', '=', accountId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** What an invitation's secret leads to, or undefined when it is unknown, used, withdrawn or over. One query. */
export async function findInvitation(
  db: Db | Tx['db'],
  secret: string,
  now: Date,
): Promise<Invitation | undefined> {
  const [row] = await waiting(db, now).where('account_invitation.secret', '=', hashed(secret)).execute()
  return row && { ...row, role: row.role as MemberRole }
}

/** The invitations of an account that wait. One query. */
export async function invitationsOf(db: Db | Tx['db'], accountId: string, now: Date): Promise<Invitation[]> {
  const rows = await waiting(db, now)
    .where('account_invitation.account_id', '=', accountId)
    .orderBy('account_invitation.id', 'desc')
    .limit(MOST_WAITING)
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as MemberRole }))
}

/**
 * The one who holds an invitation's secret becomes a member; the secret came by mail, so whoever has it was meant.
 * A member already keeps the higher role. Throws `account.invitation_gone`.
 */
export async function acceptInvitation(
  tx: Tx,
  { secret, personId, now }: { secret: string; personId: string; now: Date },
): Promise<{ accountId: string; handle: string }> {
  const invitation = await findInvitation(tx.db, secret, now)
  const taken =
    invitation &&
    (await tx.db
      .updateTable('account_invitation')
      .set({ accepted_at: now, accepted_by: personId })
      .where('id', '=', invitation.id)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .executeTakeFirst())
  if (!taken) throw new CodedError('account.invitation_gone')
  const { accountId, role, handle } = invitation
  await sql`
    insert into account_member (account_id, person_id, role, joined_at)
    values (${accountId}, ${personId}, ${role}, ${now})
    on conflict (account_id, person_id) do update set role = excluded.role
     where array_position(array['owner', 'editor', 'writer'], excluded.role)
         < array_position(array['owner', 'editor', 'writer'], account_member.role)`.execute(tx.db)
  const subject = { kind: 'account', id: accountId }
  await record(tx, { action: 'account.member_joined', actor: personId, subject, details: { role }, now })
  return { accountId, handle }
}

function waiting(db: Db | Tx['db'], now: Date) {
  return db
    .selectFrom('account_invitation')
    .innerJoin('account', 'account.id', 'account_invitation.account_id')
    .select([
      'account_invitation.id',
      'account.id as accountId',
      'account.handle',
      'account.name',
      'account_invitation.email',
      'account_invitation.role',
      'account_invitation.invited_at as invitedAt',
      'account_invitation.expires_at as expiresAt',
    ])
    .where('account_invitation.accepted_at', 'is', null)
    .where('account_invitation.withdrawn_at', 'is', null)
    .where('account_invitation.expires_at', '>', now)
}

/** The account, locked, if there is room for one more invitation to somebody who is no member yet. */
async function lockRoom(tx: Tx, accountId: string, email: string): Promise<{ name: string; handle: string }> {
  const account = await tx.db
    .selectFrom('account')
    .select(['name', 'handle'])
    .where('id', '=', accountId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!account) throw new CodedError('account.not_found', { accountId })
  const { rows } = await sql<{ member: boolean; waiting: number }>`
    select exists (select from account_member m join person p on p.id = m.person_id
                    where m.account_id = ${accountId} and p.email = ${email}) as member,
           (select count(*)::int from account_invitation
             where account_id = ${accountId} and accepted_at is null and withdrawn_at is null and email <> ${email}) as waiting`.execute(
    tx.db,
  )
  if (rows[0]?.member) throw new CodedError('account.member_already')
  if ((rows[0]?.waiting ?? 0) >= MOST_WAITING)
    throw new CodedError('account.too_many_invitations', { limit: MOST_WAITING })
  return account
}

function hashed(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
