import { currentAgreements } from '../../domain/agreements/index.ts'
import {
  addProof,
  appeal,
  assignApplication,
  beginApplication,
  decideApplication,
  saveApplication,
  submitApplication,
} from '../../domain/applications/index.ts'
import type { Actor } from '../../domain/permissions/index.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import type { WrittenApplication } from '../content/content.ts'

const HOUR_MS = 3_600_000

/** Applications on their way, each handed in when it says, so that the desk has something to do. */
export async function addApplications(
  tx: Tx,
  storage: Storage,
  applications: readonly WrittenApplication[],
  people: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const editor: Actor = { personId: people.get('editor@demo.test') as string, roles: ['editor'], members: [] }
  const agreed = (await currentAgreements(tx.db, 'apply')).map(({ versionId }) => versionId)
  for (const [i, written] of applications.entries()) {
    const at = (later: number) => new Date(now.getTime() - written.hours * HOUR_MS + later * HOUR_MS)
    const personId = written.by.email
      ? (people.get(written.by.email) as string)
      : await addApplicant(tx, written, i, at(-1))
    const actor: Actor = { personId, roles: ['reader'], members: [] }
    const { applicationId } = await beginApplication(tx, {
      actor,
      language: written.language ?? 'zh-CN',
      now: at(-1),
    })
    const { kind, subject, handle, name, signature, field, plan, earlier } = written
    const fields = { kind, subject, handle, name, signature, field, plan, earlier }
    const { version } = await saveApplication(tx, { applicationId, version: 0, fields, actor, now: at(-0.5) })
    if (written.proof) {
      const bytes = onePage(`${i + 1}`)
      await addProof(tx, storage, { applicationId, bytes, name: written.proof, actor, now: at(-0.4) })
    }
    await submitApplication(tx, {
      applicationId,
      agreed,
      address: `192.0.${written.network}.7`,
      actor,
      now: at(0),
    })
    const decided = { applicationId, version: version + 1, actor: editor }
    if (written.taken)
      await assignApplication(tx, { applicationId, to: editor.personId, actor: editor, now: at(2) })
    if (written.changes)
      await decideApplication(tx, { ...decided, decision: 'changes', reason: written.changes, now: at(20) })
    if (written.refused)
      await decideApplication(tx, { ...decided, decision: 'refuse', reason: written.refused, now: at(30) })
    if (written.appeal) await appeal(tx, { applicationId, reason: written.appeal, actor, now: at(50) })
  }
}

async function addApplicant(tx: Tx, { by }: WrittenApplication, i: number, now: Date): Promise<string> {
  const id = newId()
  const email = `applicant-${String(i + 1).padStart(2, '0')}@demo.test`
  const person = {
    id,
    name: by.name as string,
    email,
    email_verified: true,
    created_at: now,
    updated_at: now,
  }
  await tx.db.insertInto('person').values(person).execute()
  return id
}

/** A PDF of one page that says what it is. */
function onePage(number: string): Buffer {
  const text = `BT /F1 24 Tf 72 700 Td (Proof ${number} of the demo) Tj ET`
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj',
      `4 0 obj<</Length ${text.length}>>stream`,
      text,
      'endstream endobj',
      '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
      'trailer<</Root 1 0 R>>',
      '%%EOF',
      '',
    ].join('\n'),
  )
}
