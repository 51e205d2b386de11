import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { handleProblem } from '../accounts/index.ts'
import { consent, currentAgreements } from '../agreements/index.ts'
import { notify } from '../notifications/index.ts'
import { countAttempt } from '../people/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import { readSettings, type Settings } from '../settings/index.ts'
import type { ApplicationFields } from './application.ts'
import { type ApplicationErrors, draftErrors, missingErrors } from './check-fields.ts'
import { findHints } from './find-hints.ts'
import { PROVEN_KINDS } from './kinds.ts'
import { networkHashes } from './network.ts'
import { fieldsOf } from './save-application.ts'
import { type Locked, lockApplication, subjectOf, takeStep } from './take-step.ts'
import { waitOf } from './wait.ts'

type Submission = {
  applicationId: string
  /** IDs of the agreements' versions that were ticked. */
  agreed: readonly string[]
  /** The client's address, of which only a salted hash of its network is kept. */
  address: string
  /** An answer to a request for changes, in the applicant's words. */
  answer?: string
  actor: Actor
  now: Date
}

const DAY_SECONDS = 86_400
const ANSWER_MAX = 2000

/**
 * Hands an application in as it was saved last: for the first time, or in answer to a request for changes. Throws
 * `application.invalid` with `details.errors` (and `details.like`, the handle that the wanted one is too like), `application.waiting` with `details.until`,
 * `application.too_many` where too many came from one network today.
 */
export async function submitApplication(
  tx: Tx,
  { applicationId, agreed, address, answer = '', actor, now }: Submission,
): Promise<void> {
  const row = await lockApplication(tx, applicationId)
  if (isRepeated(row, actor)) return
  mustBeAllowed(actor, 'application.write', subjectOf(row), 'application.not_found')
  const settings = await readSettings(tx.db)
  const waiting = await waitOf(tx.db, row.person_id, settings, now)
  const first = row.state === 'draft'
  if (first && waiting.until) throw new CodedError('application.waiting', { until: waiting.until })
  const fields = fieldsOf(row)
  const versionIds = await checkWhole(tx, row, fields, { agreed, offered: settings.fields })
  const networks = await networkHashes(tx, address, now)
  if (first && networks) await limitNetwork(tx, networks.now, settings, now)
  const subject = { kind: 'application', id: row.id }
  await consent(tx, { personId: row.person_id, versionIds, subject, network: networks?.now ?? null, now })
  const hints = await findHints(tx, {
    applicationId: row.id,
    personId: row.person_id,
    handle: fields.handle,
    name: fields.name,
    networks: networks?.all ?? [],
    refusals: waiting.refusals,
  })
  await takeStep(
    tx,
    row,
    {
      kind: first ? 'submitted' : 'answered',
      actor: actor.personId,
      reason: answer.trim().slice(0, ANSWER_MAX),
      now,
    },
    {
      version: row.version + 1,
      hints: JSON.stringify(hints),
      ...(first && { submitted_at: now }),
      ...(networks && { network: networks.now }),
      seconded_by: null,
    },
  )
  const params = { name: fields.name, handle: fields.handle }
  const kind = first ? 'application.received' : 'application.answered'
  await notify(tx, { personId: row.person_id, kind, params, href: `/applications/${row.id}`, now })
}

/** A double click: it has been handed in already. */
function isRepeated({ state, person_id }: Locked, actor: Actor): boolean {
  return state === 'submitted' && person_id === actor.personId
}

/** Throws what is missing or wrong; gives the versions of the agreements to be recorded. */
async function checkWhole(
  tx: Tx,
  row: Locked,
  fields: ApplicationFields,
  { agreed, offered }: { agreed: readonly string[]; offered: readonly string[] },
): Promise<string[]> {
  const errors: ApplicationErrors = { ...missingErrors(fields), ...draftErrors(fields) }
  if (offered.length > 0 && !offered.includes(fields.field)) errors.field = 'apply.error.missing'
  let like: string | undefined
  if (!errors.handle) {
    const problem = await handleProblem(tx.db, fields.handle)
    if (problem) errors.handle = problem.code
    like = problem?.like
  }
  const proofs = await tx.db
    .selectFrom('application_proof')
    .select('id')
    .where('application_id', '=', row.id)
    .where('removed_at', 'is', null)
    .where('deleted_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!proofs && PROVEN_KINDS.some((kind) => kind === fields.kind)) errors.proof = 'apply.error.proof'
  const current = await currentAgreements(tx.db, 'apply')
  const before = await tx.db
    .selectFrom('consent')
    .select('version_id')
    .where('subject_kind', '=', 'application')
    .where('subject_id', '=', row.id)
    .execute()
  const given = new Set([...agreed, ...before.map((each) => each.version_id)])
  const versionIds = current.map(({ versionId }) => versionId)
  if (!versionIds.every((id) => given.has(id))) errors.agreed = 'apply.error.agreed'
  if (Object.keys(errors).length > 0) throw new CodedError('application.invalid', { errors, like })
  return versionIds
}

async function limitNetwork(tx: Tx, network: Buffer, settings: Settings, now: Date): Promise<void> {
  const limit = { max: settings.applicationsPerNetwork, windowSeconds: DAY_SECONDS }
  const retryAfter = await countAttempt(tx.db, `application.network:${network.toString('hex')}`, limit, now)
  if (retryAfter > 0) throw new CodedError('application.too_many', { retryAfter })
}
