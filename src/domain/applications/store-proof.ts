import { createHash } from 'node:crypto'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { nameProblem } from '../../kernel/text/index.ts'
import { type Database, type Tx, transact } from '../../platform/database/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import type { Proof } from './application.ts'
import { PROOF_EXTENSIONS, PROOFS_MAX, proofKind } from './proof-kind.ts'
import { lockApplication, subjectOf } from './take-step.ts'

type Place = { database: Database; storage: Storage }
type Upload = { applicationId: string; bytes: Buffer; name: string; actor: Actor; now: Date }

/**
 * Keeps a file that proves who applies, where only its applicant and reviewers can read it. The same bytes twice are
 * one file. Throws `application.too_many_proofs`, and what `proofKind` throws; nothing is stored then.
 */
export async function storeProof({ database, storage }: Place, upload: Upload): Promise<Proof> {
  let stored: string | undefined
  const put: Storage['put'] = (key, source) => {
    stored = key
    return storage.put(key, source)
  }
  try {
    return await transact(database, (tx) => addProof(tx, { put }, upload))
  } catch (error) {
    if (stored) await storage.remove(stored)
    throw error
  }
}

/** The same in the caller's transaction; if that is rolled back, the file stays behind, used by nothing. */
export async function addProof(tx: Tx, storage: Pick<Storage, 'put'>, upload: Upload): Promise<Proof> {
  const { applicationId, bytes, actor, now } = upload
  const mime = await proofKind(bytes)
  const row = await lockApplication(tx, applicationId)
  mustBeAllowed(actor, 'application.write', subjectOf(row), 'application.not_found')
  const all = await tx.db
    .selectFrom('application_proof')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('deleted_at', 'is', null)
    .execute()
  const kept = all.filter((proof) => proof.removed_at === null)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const same = kept.find((proof) => proof.sha256 === sha256)
  const proof = { mime, bytes: bytes.length, addedAt: now, gone: false }
  if (same) return { id: same.id, name: same.name, ...proof }
  // Those that were taken out count too until the job has deleted them: storage is not to be filled this way.
  if (kept.length >= PROOFS_MAX || all.length >= PROOFS_MAX * 3)
    throw new CodedError('application.too_many_proofs', { limit: PROOFS_MAX })
  const id = newId()
  const name = proofName(upload.name, mime)
  const storage_key = `private/applications/${applicationId}/${id}.${PROOF_EXTENSIONS[mime]}`
  await storage.put(storage_key, bytes)
  await tx.db
    .insertInto('application_proof')
    .values({
      id,
      application_id: applicationId,
      name,
      mime,
      bytes: bytes.length,
      sha256,
      storage_key,
      added_at: now,
    })
    .execute()
  return { id, name, ...proof }
}

/** Takes a proof out of an application that is being written; the job deletes the file. */
export async function removeProof(
  database: Database,
  { applicationId, proofId, actor, now }: { applicationId: string; proofId: string; actor: Actor; now: Date },
): Promise<void> {
  await transact(database, async (tx) => {
    const row = await lockApplication(tx, applicationId)
    mustBeAllowed(actor, 'application.write', subjectOf(row), 'application.not_found')
    await tx.db
      .updateTable('application_proof')
      .set({ removed_at: now })
      .where('id', '=', proofId)
      .where('application_id', '=', applicationId)
      .where('removed_at', 'is', null)
      .execute()
  })
}

/** The name for keeping: what the sender called it, without what would mislead, ending as what it is. */
function proofName(given: string, mime: Proof['mime']): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[^.]{1,8}$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const kept = stem && !nameProblem(stem) ? [...stem].slice(0, 80).join('') : 'proof'
  return `${kept}.${PROOF_EXTENSIONS[mime]}`
}
