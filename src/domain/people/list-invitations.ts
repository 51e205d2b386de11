import type { Db, Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'

export type ListedInvitation = {
  id: string
  email: string
  invitedAt: Date
  invitedBy: { id: string; name: string }
  expiresAt: Date
}

/** Invitations that nobody has followed yet, newest first, at most `limit`. */
export async function listInvitations(
  db: Db,
  { limit, now }: { limit: number; now: Date },
): Promise<ListedInvitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.invited_by')
    .select([
      'invitation.id',
      'invitation.email',
      'invited_at',
      'expires_at',
      'invited_by',
      'person.name as inviter',
    ])
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('invited_at', 'desc')
    .orderBy('invitation.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    invitedAt: row.invited_at,
    invitedBy: { id: row.invited_by, name: row.inviter },
    expiresAt: row.expires_at,
  }))
}

/** Takes an invitation back; one that was followed or taken back already stays so. */
export async function withdrawInvitation(
  tx: Tx,
  { invitationId, actor, now }: { invitationId: string; actor: string; now: Date },
): Promise<void> {
  const row = await tx.db
    .updateTable('invitation')
    .set({ withdrawn_at: now, withdrawn_by: actor })
    .where('id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) return
  await record(tx, {
    action: 'person.withdraw_invitation',
    actor,
    subject: { kind: 'invitation', id: invitationId },
    now,
  })
}
