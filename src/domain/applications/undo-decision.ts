import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { closeUnusedAccount } from '../accounts/index.ts'
import { notify } from '../notifications/index.ts'
import { type Actor, type ApplicationState, mustBeAllowed } from '../permissions/index.ts'
import { readSettings } from '../settings/index.ts'
import { audit, checkReason, lastDecision } from './decide-application.ts'
import { refuseSecondOpen } from './one-open.ts'
import { lockApplication, subjectOf, takeStep } from './take-step.ts'

type Undo = { applicationId: string; reason: string; actor: Actor; now: Date }
type Before = {
  state: ApplicationState
  waitingSince: string | null
  decidedBy: string | null
  secondedBy: string | null
}

/**
 * Takes a decision back within the time that the settings give: the application waits again where it waited before,
 * and an account that was opened is closed. Throws `application.undo_late`, or `account.in_use` (with
 * `details.because`) when the account has been used already, `application.being_changed` when the applicant answers already, `application.another_open` when the applicant has begun anew.
 */
export async function undoDecision(tx: Tx, { applicationId, reason, actor, now }: Undo): Promise<void> {
  const row = await lockApplication(tx, applicationId)
  mustBeAllowed(actor, 'application.undo', subjectOf(row), 'application.not_found')
  const { applicationUndoMinutes } = await readSettings(tx.db)
  const last = await lastDecision(tx, row.id)
  if (!last || !isUndoable(last.at, applicationUndoMinutes, now))
    throw new CodedError('application.undo_late', { minutes: applicationUndoMinutes })
  const { accountId, before } = last.details as { accountId?: string; before: Before }
  if (row.state === 'changes' && (row.changed_at as unknown as Date) > last.at)
    throw new CodedError('application.being_changed')
  if (row.state !== 'changes') await refuseSecondOpen(tx, row.person_id)
  if (accountId) await closeUnusedAccount(tx, { accountId, now })
  const words = checkReason({ reason }, false)
  const waitingSince = before.waitingSince ? new Date(before.waitingSince) : now
  await takeStep(
    tx,
    row,
    {
      kind: 'undone',
      actor: actor.personId,
      reason: words,
      details: { step: last.id, kind: last.kind },
      before: before.state,
      now,
    },
    { waiting_since: waitingSince, decided_by: before.decidedBy, seconded_by: before.secondedBy },
  )
  await audit(tx, row, 'application.undone', { actor, now })
  const params = { name: row.name, handle: row.handle, reason: words }
  await notify(tx, {
    personId: row.person_id,
    kind: 'application.undone',
    params,
    href: `/applications/${row.id}`,
    now,
  })
}

/** Whether a decision of this time can still be undone. */
export function isUndoable(decidedAt: Date, minutes: number, now: Date): boolean {
  return now.getTime() - decidedAt.getTime() <= minutes * 60_000
}
