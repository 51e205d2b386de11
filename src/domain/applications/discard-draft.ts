import type { Tx } from '../../platform/database/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import { lockApplication, subjectOf } from './take-step.ts'

/** Throws away a draft that was never handed in. Its files are deleted by the nightly job. */
export async function discardDraft(
  tx: Tx,
  { applicationId, actor }: { applicationId: string; actor: Actor },
): Promise<void> {
  const row = await lockApplication(tx, applicationId)
  mustBeAllowed(actor, 'application.discard', subjectOf(row), 'application.not_found')
  await tx.db.deleteFrom('application').where('id', '=', applicationId).execute()
}
