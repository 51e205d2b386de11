import type { Readable } from 'node:stream'
import { CodedError } from '../../kernel/errors.ts'
import { type Database, statement, transact } from '../../platform/database/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { record } from '../audit/index.ts'
import { type Actor, type ApplicationState, mustBeAllowed } from '../permissions/index.ts'
import type { Proof } from './application.ts'

type Place = { database: Database; storage: Storage }
type Asked = {
  applicationId: string
  proofId: string
  actor: Actor
  /** A reviewer's reading is recorded before the first byte; the applicant's own is not. */
  as: 'applicant' | 'reviewer'
  now: Date
}

export type OpenedProof = Pick<Proof, 'name' | 'mime' | 'bytes'> & { stream: Readable }

const find = statement<{
  name: string
  mime: Proof['mime']
  bytes: number
  storage_key: string
  gone: boolean
  state: ApplicationState
  person_id: string
}>(`select f.name, f.mime, f.bytes, f.storage_key, f.deleted_at is not null as gone, a.state, a.person_id
      from application_proof f join application a on a.id = f.application_id
     where f.id = $1 and a.id = $2 and f.removed_at is null`)

/** Opens a proof. Throws `proof.not_found` to whoever may not read it, `proof.gone` when retention has deleted it. */
export async function openProof(
  { database, storage }: Place,
  { applicationId, proofId, actor, as, now }: Asked,
): Promise<OpenedProof> {
  const [row] = await find(database, [proofId, applicationId])
  if (!row) throw new CodedError('proof.not_found', { proofId })
  const subject = { state: row.state, ownerId: row.person_id }
  const isOwn = row.person_id === actor.personId
  if (as === 'applicant' && !isOwn) throw new CodedError('proof.not_found', { proofId })
  if (as === 'reviewer' && row.state === 'draft') throw new CodedError('proof.not_found', { proofId })
  mustBeAllowed(
    actor,
    as === 'applicant' ? 'application.read_proof' : 'application.review_proof',
    subject,
    'proof.not_found',
  )
  if (row.gone) throw new CodedError('proof.gone', { proofId })
  if (as === 'reviewer') {
    await transact(database, (tx) =>
      record(tx, {
        action: 'application.proof_read',
        actor: actor.personId,
        subject: { kind: 'application', id: applicationId },
        details: { proofId },
        now,
      }),
    )
  }
  const { stream } = await storage.open(row.storage_key)
  return { name: row.name, mime: row.mime, bytes: row.bytes, stream }
}
