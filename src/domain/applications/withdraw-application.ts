import type { Tx } from '../../platform/database/index.ts'
import { notify } from '../notifications/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import { lockApplication, subjectOf, takeStep } from './take-step.ts'

/** Takes an application back before it is decided, or an appeal: then the refusal stands. */
export async function withdrawApplication(
  tx: Tx,
  { applicationId, actor, now }: { applicationId: string; actor: Actor; now: Date },
): Promise<void> {
  const row = await lockApplication(tx, applicationId)
  if (row.state === 'withdrawn' && row.person_id === actor.personId) return
  mustBeAllowed(actor, 'application.withdraw', subjectOf(row), 'application.not_found')
  await takeStep(
    tx,
    row,
    { kind: 'withdrawn', actor: actor.personId, now },
    { assigned_to: null, assigned_at: null },
  )
  const params = { name: row.name, handle: row.handle }
  const kind = row.state === 'appealed' ? 'application.appeal_withdrawn' : 'application.withdrawn'
  await notify(tx, { personId: row.person_id, kind, params, href: `/applications/${row.id}`, now })
}
