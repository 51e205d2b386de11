import { CodedError } from '../../kernel/errors.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { type Actor, type MemberRole, mustBeAllowed } from '../permissions/index.ts'

/** Someone who writes for an account. */
export type Member = { personId: string; name: string; email: string; role: MemberRole; joinedAt: Date }

type Changing = { accountId: string; personId: string; actor: Actor; now: Date }

/** The members of an account, the owners first, at most 200. One query. */
export async function membersOf(db: Db | Tx['db'], accountId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('account_member')
    .innerJoin('person', 'person.id', 'account_member.person_id')
    .select([
      'person.id as personId',
      'person.name',
      'person.email',
      'account_member.role',
      'account_member.joined_at as joinedAt',
    ])
    .where('account_member.account_id', '=', accountId)
    .orderBy((expression) =>
      expression.fn('array_position', [expression.val(['owner', 'editor', 'writer']), 'account_member.role']),
    )
    .orderBy('account_member.joined_at')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as MemberRole }))
}

/**
 * Gives a member another role. Throws `account.not_found`, `people.forbidden`, `account.member_missing`,
 * `account.last_owner`.
 */
export async function changeMemberRole(
  tx: Tx,
  { accountId, personId, role, actor, now }: Changing & { role: MemberRole },
): Promise<void> {
  mustBeAllowed(actor, 'account.members', { accountId }, 'account.not_found')
  const before = await lockMembers(tx, accountId)
  mustKeepOwner(before, personId, role)
  if (before.get(personId) === role) return
  await tx.db
    .updateTable('account_member')
    .set({ role })
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .execute()
  if (before.get(personId) === 'owner') await withdrawInvitationsBy(tx, { accountId, personId, now })
  await note(tx, 'account.member_role', { accountId, personId, actor, now }, { role })
}

/**
 * Ends a membership: by an owner, or one's own. The person can do nothing for the account from the commit on. Throws as
 * {@link changeMemberRole}.
 */
export async function removeMember(tx: Tx, removing: Changing): Promise<void> {
  const { accountId, personId, actor } = removing
  const isOwn = personId === actor.personId
  mustBeAllowed(actor, isOwn ? 'account.see' : 'account.members', { accountId }, 'account.not_found')
  mustKeepOwner(await lockMembers(tx, accountId), personId, undefined)
  await tx.db
    .deleteFrom('account_member')
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .execute()
  await withdrawInvitationsBy(tx, removing)
  await note(tx, isOwn ? 'account.member_left' : 'account.member_removed', removing, {})
}

/** Whoever may invite nobody any more has no way back through an invitation of their own that waits. */
async function withdrawInvitationsBy(
  tx: Tx,
  { accountId, personId, now }: Pick<Changing, 'accountId' | 'personId' | 'now'>,
): Promise<void> {
  await tx.db
    .updateTable('account_invitation')
    .set({ withdrawn_at: now })
    .where('account_id', '=', accountId)
    .where('invited_by', '=', personId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** All members' roles by person, locked so that two owners who remove each other at once do not both succeed. */
async function lockMembers(tx: Tx, accountId: string): Promise<Map<string, MemberRole>> {
  const rows = await tx.db
    .selectFrom('account_member')
    .select(['person_id', 'role'])
    .where('account_id', '=', accountId)
    .orderBy('person_id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.role as MemberRole]))
}

function mustKeepOwner(
  members: ReadonlyMap<string, MemberRole>,
  personId: string,
  after: MemberRole | undefined,
): void {
  if (!members.has(personId)) throw new CodedError('account.member_missing')
  if (after === 'owner') return
  const others = [...members].some(([id, role]) => id !== personId && role === 'owner')
  if (!others) throw new CodedError('account.last_owner')
}

async function note(
  tx: Tx,
  action: string,
  { accountId, personId, actor, now }: Changing,
  details: object,
): Promise<void> {
  const subject = { kind: 'account', id: accountId }
  await record(tx, { action, actor: actor.personId, subject, details: { personId, ...details }, now })
}
