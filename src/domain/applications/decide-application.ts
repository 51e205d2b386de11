import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { notify } from '../notifications/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import { readSettings } from '../settings/index.ts'
import { DECISIONS, type StepKind } from './application.ts'
import { openApproved } from './open-approved.ts'
import { type Locked, lockApplication, subjectOf, takeStep } from './take-step.ts'

export const APPLICATION_DECISIONS = ['approve', 'changes', 'refuse'] as const
export type ApplicationDecision = (typeof APPLICATION_DECISIONS)[number]

/** Words of a decision: what the applicant reads, and the templates that were used. */
export type DecisionWords = { reason: string; templates?: { id: string; number: number }[] }

type Decide = DecisionWords & {
  applicationId: string
  /** The version that the editor read. */
  version: number
  decision: ApplicationDecision
  actor: Actor
  now: Date
}

/** What came of it. `seconded`: approved by one editor, and another one has to. */
export type Outcome = { outcome: 'approved' | 'seconded' | 'changes' | 'refused'; accountId?: string }

const STEPS: Record<ApplicationDecision, StepKind> = {
  approve: 'approved',
  changes: 'changes',
  refuse: 'refused',
}
export const REASON_MAX = 4000

/**
 * Decides an application. Approval opens the account in the same transaction, or is the first of two opinions where
 * the settings ask for two. Throws `application.decided` (details of the first decision) to the second of two editors,
 * `application.changed` when the applicant changed it meanwhile, `application.reason_missing`, `application.needs_other`
 * when the second opinion would be the first editor's own, `account.handle_taken`.
 */
export async function decideApplication(tx: Tx, decide: Decide): Promise<Outcome> {
  const { decision, actor, now } = decide
  const row = await lockApplication(tx, decide.applicationId)
  const subject = subjectOf(row)
  mustBeAllowed(actor, 'application.review', subject, 'application.not_found')
  if (await isRepeated(tx, row, decide))
    return { outcome: STEPS[decision] as Outcome['outcome'], accountId: row.account_id ?? undefined }
  await refuseDecided(tx, row)
  mustBeAllowed(actor, 'application.decide', subject, 'application.not_found')
  if (row.version !== decide.version) throw new CodedError('application.changed', { applicationId: row.id })
  const reason = checkReason(decide, decision !== 'approve')
  if (decision !== 'approve') {
    await settle(tx, row, STEPS[decision], { ...decide, reason })
    return { outcome: decision === 'refuse' ? 'refused' : 'changes' }
  }
  const { applicationSecondOpinion } = await readSettings(tx.db)
  if (applicationSecondOpinion && row.seconded_by === actor.personId)
    throw new CodedError('application.needs_other')
  if (applicationSecondOpinion && !row.seconded_by) {
    await takeStep(
      tx,
      row,
      { kind: 'seconded', actor: actor.personId, reason, now },
      { seconded_by: actor.personId },
    )
    await audit(tx, row, 'application.second', decide)
    return { outcome: 'seconded' }
  }
  return { outcome: 'approved', accountId: await approve(tx, row, 'approved', { ...decide, reason }) }
}

/** Opens the account and settles the application. */
export async function approve(tx: Tx, row: Locked, kind: StepKind, words: Settling): Promise<string> {
  const accountId = await openApproved(tx, row, words.now)
  await settle(tx, row, kind, words, { account_id: accountId })
  return accountId
}

type Settling = DecisionWords & { actor: Actor; now: Date }

/** Writes a decision, records it and tells the applicant. What it changes is kept, so that it can be undone. */
export async function settle(
  tx: Tx,
  row: Locked,
  kind: StepKind,
  { reason, templates, actor, now }: Settling,
  changes: Parameters<typeof takeStep>[3] = {},
): Promise<void> {
  const before = {
    state: row.state,
    waitingSince: row.waiting_since,
    decidedBy: row.decided_by,
    secondedBy: row.seconded_by,
  }
  const details = {
    before,
    ...(templates?.length && { templates }),
    ...(changes.account_id && { accountId: changes.account_id }),
  }
  await takeStep(
    tx,
    row,
    { kind, actor: actor.personId, reason, details, now },
    { ...changes, decided_by: actor.personId },
  )
  await audit(tx, row, `application.${kind}`, { actor, now })
  await notify(tx, {
    personId: row.person_id,
    kind: `application.${kind}`,
    params: { name: row.name, handle: row.handle, reason },
    href: `/applications/${row.id}`,
    now,
  })
}

export function checkReason({ reason }: DecisionWords, required: boolean): string {
  const text = reason
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .trim()
  if (required && !text) throw new CodedError('application.reason_missing')
  if ([...text].length > REASON_MAX)
    throw new CodedError('application.reason_too_long', { limit: REASON_MAX })
  return text
}

export async function audit(
  tx: Tx,
  row: Locked,
  action: string,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  await record(tx, { action, actor: actor.personId, subject: { kind: 'application', id: row.id }, now })
}

async function isRepeated(tx: Tx, row: Locked, { decision, actor }: Decide): Promise<boolean> {
  if (row.decided_by !== actor.personId || row.state === 'submitted') return false
  const last = await lastDecision(tx, row.id)
  return last?.actor === actor.personId && last.kind === STEPS[decision]
}

async function refuseDecided(tx: Tx, row: Locked): Promise<void> {
  if (!['approved', 'refused', 'changes'].includes(row.state)) return
  const { kind, actor, at, reason } = (await lastDecision(tx, row.id)) ?? {}
  throw new CodedError('application.decided', { applicationId: row.id, kind, by: actor, at, reason })
}

/** The decision in force. */
export async function lastDecision(tx: Tx, applicationId: string) {
  const row = await tx.db
    .selectFrom('application_step')
    .select(['id', 'kind', 'actor', 'at', 'reason', 'details'])
    .where('application_id', '=', applicationId)
    .where('kind', 'in', [...DECISIONS])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, at: row.at as unknown as Date, details: row.details as Record<string, unknown> }
}
