import type { Selectable, Updateable } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { DB, Tx } from '../../platform/database/index.ts'
import type { ApplicationState, Subject } from '../permissions/index.ts'
import type { StepKind } from './application.ts'
import { stateAfter } from './state-after.ts'

/** An application's own row, locked until the transaction ends. */
export type Locked = Selectable<DB['application']> & { state: ApplicationState }

type Changes = Updateable<DB['application']>
type Taken = {
  kind: StepKind
  actor: string | null
  reason?: string
  details?: Record<string, unknown>
  /** The state before the decision that this step undoes. */
  before?: ApplicationState
  now: Date
}

/** Locks an application, so that of two who act at once the second sees what the first did. Throws `application.not_found`. */
export async function lockApplication(tx: Tx, id: string): Promise<Locked> {
  const row = await tx.db
    .selectFrom('application')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new CodedError('application.not_found', { applicationId: id })
  return row as unknown as Locked
}

/** What the permission matrix must know of an application. */
export function subjectOf({
  state,
  person_id,
  decided_by,
}: Pick<Locked, 'state' | 'person_id' | 'decided_by'>): Subject {
  return { state, ownerId: person_id, decidedBy: decided_by }
}

/** Appends a step and brings the application's row after it; the only way that its state changes. */
export async function takeStep(
  tx: Tx,
  row: Locked,
  step: Taken,
  changes: Changes = {},
): Promise<{ state: ApplicationState }> {
  const { kind, actor, reason = '', details = {}, before, now } = step
  const state = stateAfter(row.state, kind, before)
  await tx.db
    .insertInto('application_step')
    .values({
      id: newId(),
      application_id: row.id,
      kind,
      actor,
      at: now,
      reason,
      details: JSON.stringify(details),
    })
    .execute()
  const moved: Changes = state === row.state ? {} : { state, state_since: now, waiting_since: now }
  const all = { ...moved, ...changes }
  if (Object.keys(all).length > 0)
    await tx.db.updateTable('application').set(all).where('id', '=', row.id).execute()
  return { state }
}
