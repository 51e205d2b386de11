import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { notify } from '../notifications/index.ts'
import { rolesOf } from '../people/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import { lockApplication, subjectOf, takeStep } from './take-step.ts'

type Assign = {
  applicationId: string
  /** Who shall see to it: oneself, another editor, or nobody (null). */
  to: string | null
  actor: Actor
  now: Date
}

/** Takes an application, gives it to another editor, or gives it back. Throws `application.not_an_editor`. */
export async function assignApplication(tx: Tx, { applicationId, to, actor, now }: Assign): Promise<void> {
  const row = await lockApplication(tx, applicationId)
  mustBeAllowed(actor, 'application.assign', subjectOf(row), 'application.not_found')
  if (row.assigned_to === to) return
  if (to !== null && to !== actor.personId) await mustBeEditor(tx, to, row.person_id)
  const step = to === null ? 'released' : 'assigned'
  await takeStep(
    tx,
    row,
    { kind: step, actor: actor.personId, details: to === null ? {} : { to }, now },
    { assigned_to: to, assigned_at: to === null ? null : now },
  )
  if (to === null || to === actor.personId) return
  const params = { name: row.name, handle: row.handle }
  await notify(tx, {
    personId: to,
    kind: 'application.assigned',
    params,
    href: `/desk/applications/${row.id}`,
    now,
  })
}

async function mustBeEditor(tx: Tx, personId: string, applicantId: string): Promise<void> {
  const roles = await rolesOf(tx.db, personId)
  const may = roles.includes('editor') || roles.includes('operator')
  if (!may || personId === applicantId) throw new CodedError('application.not_an_editor', { personId })
}
