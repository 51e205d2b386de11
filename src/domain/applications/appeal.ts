import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { notify } from '../notifications/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import { approve, checkReason, type DecisionWords, settle } from './decide-application.ts'
import { refuseSecondOpen } from './one-open.ts'
import { lockApplication, subjectOf, takeStep } from './take-step.ts'

/** Days after a refusal in which it can be contested (Regulation (EU) 2022/2065, Art. 20: six months). */
export const APPEAL_DAYS = 183

/**
 * Contests a refusal, once, in the applicant's words; another editor decides. Throws `application.reason_missing`,
 * `application.appealed_before`, `application.appeal_late`, `application.another_open` when the person has begun another.
 */
export async function appeal(
  tx: Tx,
  { applicationId, reason, actor, now }: { applicationId: string; reason: string; actor: Actor; now: Date },
): Promise<void> {
  const row = await lockApplication(tx, applicationId)
  if (row.state === 'appealed' && row.person_id === actor.personId) return
  mustBeAllowed(actor, 'application.appeal', subjectOf(row), 'application.not_found')
  const words = checkReason({ reason }, true)
  const before = await tx.db
    .selectFrom('application_step')
    .select('id')
    .where('application_id', '=', row.id)
    .where('kind', '=', 'appealed')
    .executeTakeFirst()
  if (before) throw new CodedError('application.appealed_before')
  if (now.getTime() - (row.state_since as unknown as Date).getTime() > APPEAL_DAYS * 86_400_000)
    throw new CodedError('application.appeal_late', { days: APPEAL_DAYS })
  await refuseSecondOpen(tx, row.person_id)
  await takeStep(
    tx,
    row,
    { kind: 'appealed', actor: actor.personId, reason: words, now },
    { assigned_to: null, assigned_at: null, seconded_by: null },
  )
  const params = { name: row.name, handle: row.handle }
  await notify(tx, {
    personId: row.person_id,
    kind: 'application.appealed',
    params,
    href: `/applications/${row.id}`,
    now,
  })
}

type DecideAppeal = DecisionWords & {
  applicationId: string
  /** Granted: the account is opened. Dismissed: the refusal stands, for good. */
  decision: 'grant' | 'dismiss'
  actor: Actor
  now: Date
}

/**
 * Decides an appeal; never by whoever refused (`people.forbidden`). Both ways need a reason. Throws
 * `application.reason_missing`, `account.handle_taken`.
 */
export async function decideAppeal(
  tx: Tx,
  { applicationId, decision, ...words }: DecideAppeal,
): Promise<{ accountId?: string }> {
  const row = await lockApplication(tx, applicationId)
  mustBeAllowed(words.actor, 'application.decide_appeal', subjectOf(row), 'application.not_found')
  const reason = checkReason(words, true)
  if (decision === 'grant')
    return { accountId: await approve(tx, row, 'appeal_granted', { ...words, reason }) }
  // The refusal stands as it was: its editor and its date stay in the steps.
  await settle(tx, row, 'appeal_dismissed', { ...words, reason })
  return {}
}
