import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { isRole, type Role } from './person.ts'
import { closeSetup } from './setup-token.ts'

/** `reason`: kept in the audit for other operators. */
type Decision = { actor: string | null; now: Date; reason?: string }

/** The roles a person holds now. */
export async function rolesOf(db: Db | Tx['db'], personId: string): Promise<Role[]> {
  const rows = await db
    .selectFrom('role_grant')
    .select('role')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('role')
    .execute()
  return rows.map((row) => row.role).filter(isRole)
}

/**
 * Grants a role; one that is held already stays as it is. The first operator ends the portal's set-up. Recorded in the
 * audit unless it is the reader's, which everyone has.
 */
export async function grantRole(
  tx: Tx,
  { personId, role }: { personId: string; role: Role },
  { actor, now, reason }: Decision,
): Promise<void> {
  const granted = await tx.db
    .insertInto('role_grant')
    .values({ id: newId(), person_id: personId, role, granted_at: now, granted_by: actor })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'role']).where('ended_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (granted && role !== 'reader') await keep(tx, 'role.grant', { personId, role }, { actor, now, reason })
  if (role === 'operator') await closeSetup(tx, { actor: actor ?? personId, now })
}

/**
 * Ends a role; one that is not held stays so. Recorded in the audit as its grant was. Throws `role.last_operator` when nobody would be left to run the portal.
 */
export async function endRole(
  tx: Tx,
  { personId, role }: { personId: string; role: Role },
  { actor, now, reason }: Decision,
): Promise<void> {
  if (role === 'operator') await keepOne(tx, personId)
  const ended = await tx.db
    .updateTable('role_grant')
    .set({ ended_at: now, ended_by: actor })
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended && role !== 'reader') await keep(tx, 'role.end', { personId, role }, { actor, now, reason })
}

/** Whether somebody runs this portal. */
export async function hasOperator(db: Db | Tx['db']): Promise<boolean> {
  const row = await db
    .selectFrom('role_grant')
    .select('id')
    .where('role', '=', 'operator')
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function keep(
  tx: Tx,
  action: string,
  { personId, role }: { personId: string; role: Role },
  { actor, now, reason }: Decision,
): Promise<void> {
  const details = { role, ...(reason && { reason }) }
  await record(tx, { action, actor, subject: { kind: 'person', id: personId }, details, now })
}

// All operators' rows are locked, so that two who remove each other at once do not both succeed.
async function keepOne(tx: Tx, personId: string): Promise<void> {
  const held = await tx.db
    .selectFrom('role_grant')
    .select('person_id')
    .where('role', '=', 'operator')
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (held.length === 1 && held[0]?.person_id === personId) throw new CodedError('role.last_operator')
}
