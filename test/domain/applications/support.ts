import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { currentAgreements } from '../../../src/domain/agreements/index.ts'
import {
  type ApplicationFields,
  beginApplication,
  decideApplication,
  saveApplication,
  storeProof,
  submitApplication,
} from '../../../src/domain/applications/index.ts'
import { grantRole, type Role } from '../../../src/domain/people/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { type Database, transact } from '../../../src/platform/database/index.ts'
import { openStorage, type Storage } from '../../../src/platform/storage/index.ts'

/** A storage in a folder of its own, removed when the file is done. */
export function scratchStorage(): Storage {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-proofs-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return openStorage(`file:${folder}`)
}

/** A person with roles, as an actor. */
export async function makeActor(database: Database, name: string, ...roles: Role[]): Promise<Actor> {
  const id = newId()
  await database.db
    .insertInto('person')
    .values({ id, name, email: `${id}@test.invalid`, email_verified: true, language: 'zh-CN' })
    .execute()
  for (const role of roles) {
    await transact(database, (tx) => grantRole(tx, { personId: id, role }, { actor: null, now: new Date(0) }))
  }
  return { personId: id, roles: ['reader', ...roles], members: [] }
}

/** What a person might write, with what a test wants to be otherwise. */
export function fieldsLike(changes: Partial<ApplicationFields> = {}): ApplicationFields {
  return {
    kind: 'person',
    subject: { subjectName: '何小河' },
    handle: `h${newId().slice(5)}`,
    name: '河边纪事',
    signature: '写水，写船，写靠水吃饭的人',
    field: '城市',
    plan: '每周一篇沿河人物的长文，照片自己拍。前二十篇的题目已经列好。',
    earlier: '三篇，最近一篇 2026 年 9 月。',
    ...changes,
  }
}

type Begun = { applicationId: string; version: number; handle: string }

export async function draftBy(
  database: Database,
  actor: Actor,
  now: Date,
  changes: Partial<ApplicationFields> = {},
): Promise<Begun> {
  return transact(database, async (tx) => {
    const { applicationId } = await beginApplication(tx, { actor, language: 'zh-CN', now })
    const fields = fieldsLike(changes)
    const { version } = await saveApplication(tx, { applicationId, version: 0, fields, actor, now })
    return { applicationId, version, handle: fields.handle }
  })
}

/** An application that waits; `version` is the one that editors read. */
export async function submittedBy(
  database: Database,
  actor: Actor,
  now: Date,
  changes: Partial<ApplicationFields> = {},
  address = someAddress(),
): Promise<Begun> {
  const begun = await draftBy(database, actor, now, changes)
  await submit(database, begun.applicationId, actor, now, address)
  return { ...begun, version: begun.version + 1 }
}

export async function submit(
  database: Database,
  applicationId: string,
  actor: Actor,
  now: Date,
  address = someAddress(),
  answer?: string,
): Promise<void> {
  await transact(database, async (tx) => {
    const agreed = (await currentAgreements(tx.db, 'apply')).map(({ versionId }) => versionId)
    await submitApplication(tx, { applicationId, agreed, address, answer, actor, now })
  })
}

export async function decide(
  database: Database,
  { applicationId, version }: { applicationId: string; version: number },
  decision: 'approve' | 'changes' | 'refuse',
  actor: Actor,
  now: Date,
  reason = '请补充。',
) {
  return transact(database, (tx) =>
    decideApplication(tx, { applicationId, version, decision, reason, actor, now }),
  )
}

/** A whole PDF, as small as it can be. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

export async function attach(
  database: Database,
  storage: Storage,
  applicationId: string,
  actor: Actor,
  now: Date,
  bytes = PDF,
  name = '选题表.pdf',
) {
  return storeProof({ database, storage }, { applicationId, bytes, name, actor, now })
}

/** An address of a network that is nobody else's. */
export function someAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.1`
}

/** `now`, so many days later. */
export function later(now: Date, days: number, minutes = 0): Date {
  return new Date(now.getTime() + days * 86_400_000 + minutes * 60_000)
}
