import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'

type Consent = {
  personId: string
  versionIds: readonly string[]
  /** What it was given for, such as an application. */
  subject: { kind: string; id: string }
  /** Salted hash of the network it came from, see `networkHash`; null when not known. */
  network: Buffer | null
  now: Date
}

/** Records that a person agreed to these versions. What was agreed to already stays as it was recorded first. */
export async function consent(
  tx: Tx,
  { personId, versionIds, subject, network, now }: Consent,
): Promise<void> {
  if (versionIds.length === 0) return
  const rows = versionIds.map((versionId) => ({
    id: newId(),
    person_id: personId,
    version_id: versionId,
    subject_kind: subject.kind,
    subject_id: subject.id,
    consented_at: now,
    network,
  }))
  await tx.db
    .insertInto('consent')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['subject_kind', 'subject_id', 'version_id']).doNothing())
    .execute()
}
