import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { type MailParams, sendMail } from '../notifications/index.ts'
import { type Language, readSettings } from '../settings/index.ts'
import { normaliseEmail } from './check-person.ts'
import { admit } from './limits.ts'
import { hashOfToken, newToken } from './one-time-token.ts'

const LASTS_MS = 14 * 24 * 3600_000

/** An invitation whose link works still. */
export type Invitation = { id: string; email: string; language: Language; goesTo: string | null }

export type NewInvitation = {
  email: string
  language: Language
  /** Own path to go on to after sign-up. */
  to?: string
  actor: string
  now: Date
}

/**
 * Invites an e-mail address to sign up: writes to it, and gives the path of the link, which works once and for 14
 * days. Nothing tells whether the address is somebody's already; their link leads to sign-in. Throws `sign_up.closed`,
 * `invitation.invalid` (`details.errors.email`) and `people.too_many_tries`.
 */
export async function invitePerson(
  tx: Tx,
  invitation: NewInvitation,
): Promise<{ invitationId: string; path: string }> {
  const { language, actor, now } = invitation
  const email = normaliseEmail(invitation.email)
  if (!email) throw new CodedError('invitation.invalid', { errors: { email: 'people.email_malformed' } })
  if ((await readSettings(tx.db)).signUp === 'closed') throw new CodedError('sign_up.closed')
  await admit(tx.db, 'invitation by', actor, now)
  const { invitationId, path } = await openInvitation(tx, { ...invitation, email })
  const inviter = await tx.db.selectFrom('person').select('name').where('id', '=', actor).executeTakeFirst()
  const params = { name: inviter?.name ?? '' }
  await sendMail(tx, { to: email, language, kind: 'person.invited', params, href: path, now })
  return { invitationId, path }
}

/**
 * Writes to an address, in a mail of some `kind`, about a page of ours (`to`) that needs a sign-in: a person goes
 * there, and somebody new signs up on the way, by invitation, unless sign-up is closed. Gives nothing that would tell
 * which of them it is. Throws `people.too_many_tries`.
 */
export async function inviteTo(
  tx: Tx,
  { kind, params, ...invitation }: NewInvitation & { to: string; kind: string; params: MailParams },
): Promise<void> {
  const { email, language, to, actor, now } = invitation
  await admit(tx.db, 'invitation by', actor, now)
  const known = await tx.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  const { signUp } = await readSettings(tx.db)
  const href = known || signUp === 'closed' ? to : (await openInvitation(tx, invitation)).path
  await sendMail(tx, { to: email, language, kind, params, href, now })
}

async function openInvitation(
  tx: Tx,
  { email, language, to, actor, now }: NewInvitation,
): Promise<{ invitationId: string; path: string }> {
  const { token, hash } = newToken()
  const invitationId = newId()
  await tx.db
    .insertInto('invitation')
    .values({
      id: invitationId,
      token_hash: hash,
      email,
      language,
      goes_to: to ?? null,
      invited_at: now,
      invited_by: actor,
      expires_at: new Date(now.getTime() + LASTS_MS),
    })
    .execute()
  const subject = { kind: 'invitation', id: invitationId }
  await record(tx, { action: 'person.invite', actor, subject, now })
  return { invitationId, path: `/sign-up?invitation=${token}` }
}

/** The invitation of a token, if its link works still. */
export async function findInvitation(
  db: Db | Tx['db'],
  token: string,
  now: Date,
): Promise<Invitation | undefined> {
  const row = await open(db, now).where('token_hash', '=', hashOfToken(token)).executeTakeFirst()
  return row && { id: row.id, email: row.email, language: row.language as Language, goesTo: row.goes_to }
}

/** Whether an address was invited and has not come yet. */
export async function hasOpenInvitation(db: Db | Tx['db'], email: string, now: Date): Promise<boolean> {
  return (await open(db, now).where('email', '=', email).limit(1).executeTakeFirst()) !== undefined
}

/** Uses an invitation up: for exactly one of many callers at once. Throws `letter.spent` for all others. */
export async function takeInvitation(
  tx: Tx,
  { id, personId }: { id: string; personId: string },
  now: Date,
): Promise<void> {
  const row = await tx.db
    .updateTable('invitation')
    .set({ accepted_at: now, accepted_by: personId })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new CodedError('letter.spent')
}

/** Uses up what was open for an address whose owner has come another way. */
export async function acceptOpenInvitation(
  tx: Tx,
  { email, personId }: { email: string; personId: string },
  now: Date,
): Promise<void> {
  await tx.db
    .updateTable('invitation')
    .set({ accepted_at: now, accepted_by: personId })
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

function open(db: Db | Tx['db'], now: Date) {
  return db
    .selectFrom('invitation')
    .select(['id', 'email', 'language', 'goes_to'])
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
}
