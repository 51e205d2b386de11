import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  findApplication,
  forgetProofs,
  openProof,
  removeProof,
  withdrawApplication,
} from '../../../src/domain/applications/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { attach, decide, draftBy, later, makeActor, PDF, scratchStorage, submit } from './support.ts'

const now = new Date('2026-03-01T08:00:00Z')
const storage = scratchStorage()
let database: TestDatabase
let applicant: Actor
let editor: Actor
beforeAll(async () => {
  database = await createTestDatabase()
  applicant = await makeActor(database, '何小河')
  editor = await makeActor(database, '林', 'editor')
})

const png = () =>
  sharp({ create: { width: 20, height: 20, channels: 3, background: '#a62b17' } })
    .png()
    .toBuffer()
const keys = async (id: string) => {
  const found = []
  for await (const { key } of storage.list(`private/applications/${id}`)) found.push(key)
  return found
}
const draft = async () => {
  const person = await makeActor(database, '申请人')
  return { person, ...(await draftBy(database, person, now)) }
}

describe('a proof', () => {
  test('is told by its content, kept once, named as what it is', async () => {
    const { person, applicationId } = await draft()
    const picture = await png()
    const one = await attach(database, storage, applicationId, person, now, picture, '../../登记证.pdf')
    expect(one).toMatchObject({ name: '登记证.png', mime: 'image/png' })
    expect((await attach(database, storage, applicationId, person, now, picture, 'again.png')).id).toBe(
      one.id,
    )
    expect(await attach(database, storage, applicationId, person, now, PDF, 'a\u202Efdp.exe')).toMatchObject({
      name: 'proof.pdf',
    })
    expect(await keys(applicationId)).toHaveLength(2)
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'media.empty'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'media.unsupported'],
    [
      'a picture with scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'media.unsupported',
    ],
    ['a program', Buffer.from('MZ\x90\x00'.padEnd(500, '\0'), 'latin1'), 'media.unsupported'],
    ['a cut-off PDF', Buffer.from('%PDF-1.4\n1 0 obj'), 'media.broken'],
    [
      'a PNG in name only',
      Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100, 7)]),
      'media.broken',
    ],
    ['too much', Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]), 'media.too_large'],
  ])('that is %s is refused, and nothing is stored', async (_what, bytes, code) => {
    const { person, applicationId } = await draft()
    // A PNG whose header holds but nothing after it is broken only to whoever decodes it.
    await expect(attach(database, storage, applicationId, person, now, bytes)).rejects.toMatchObject({
      code: code === 'media.broken' ? expect.stringMatching(/media\.(broken|unsupported)/) : code,
    })
    expect(await keys(applicationId)).toEqual([])
  })

  test('is one of ten at most', async () => {
    const { person, applicationId } = await draft()
    const files = Array.from({ length: 11 }, (_, i) => Buffer.concat([Buffer.from(`%PDF-1.4\n%${i}\n`), PDF]))
    for (const file of files.slice(0, 10)) await attach(database, storage, applicationId, person, now, file)
    await expect(attach(database, storage, applicationId, person, now, files[10])).rejects.toMatchObject({
      code: 'application.too_many_proofs',
    })
  })

  test('that is taken out and sent again fills no storage', async () => {
    const { person, applicationId } = await draft()
    const send = async (i: number) => {
      const file = Buffer.concat([Buffer.from(`%PDF-1.4\n%${i}\n`), PDF])
      const { id: proofId } = await attach(database, storage, applicationId, person, now, file)
      await removeProof(database, { applicationId, proofId, actor: person, now })
    }
    for (let i = 0; i < 30; i++) await send(i)
    await expect(send(30)).rejects.toMatchObject({ code: 'application.too_many_proofs' })
    await forgetProofs({ database, storage }, now)
    await send(31)
  })

  test('is read by its applicant and by reviewers, whose reading is recorded; by nobody else', async () => {
    const { person, applicationId } = await draft()
    const { id: proofId } = await attach(database, storage, applicationId, person, now)
    const open = (actor: Actor, as: 'applicant' | 'reviewer', id = applicationId) =>
      openProof({ database, storage }, { applicationId: id, proofId, actor, as, now })
    const readings = () =>
      database.db
        .selectFrom('audit')
        .select(['actor_id', 'details'])
        .where('subject_id', '=', applicationId)
        .execute()
    ;(await open(person, 'applicant')).stream.destroy()
    expect(await readings()).toEqual([])
    await expect(open(editor, 'reviewer')).rejects.toMatchObject({ code: 'proof.not_found' })
    await submit(database, applicationId, person, now)
    const opened = await open(editor, 'reviewer')
    expect(Buffer.concat(await opened.stream.toArray())).toEqual(PDF)
    expect(await readings()).toEqual([{ actor_id: editor.personId, details: { proofId } }])
    const other = await draft()
    for (const [actor, as, id] of [
      [applicant, 'applicant', applicationId],
      [applicant, 'reviewer', applicationId],
      [other.person, 'applicant', other.applicationId],
      [editor, 'applicant', applicationId],
    ] as const)
      await expect(open(actor, as, id)).rejects.toMatchObject({ code: 'proof.not_found' })
    expect(await readings()).toHaveLength(1)
  })

  test('is not added to what was handed in', async () => {
    const { person, applicationId } = await draft()
    await submit(database, applicationId, person, now)
    await expect(attach(database, storage, applicationId, person, now)).rejects.toMatchObject({
      code: 'people.wrong_state',
    })
    expect(await keys(applicationId)).toEqual([])
  })
})

describe('the nightly job', () => {
  test('deletes files so many days after the decision, and says so', async () => {
    const { person, applicationId, version } = await draft()
    const { id: proofId } = await attach(database, storage, applicationId, person, now)
    await submit(database, applicationId, person, now)
    await forgetProofs({ database, storage }, later(now, 400))
    expect(await keys(applicationId)).toHaveLength(1)
    await decide(database, { applicationId, version: version + 1 }, 'refuse', editor, later(now, 400))
    await forgetProofs({ database, storage }, later(now, 579))
    expect(await keys(applicationId)).toHaveLength(1)
    await forgetProofs({ database, storage }, later(now, 580))
    expect(await keys(applicationId)).toEqual([])
    const application = await findApplication(database, applicationId)
    expect(application?.proofs).toMatchObject([{ gone: true }])
    expect(application?.steps.at(-1)?.kind).toBe('proofs_deleted')
    await expect(
      openProof({ database, storage }, { applicationId, proofId, actor: editor, as: 'reviewer', now }),
    ).rejects.toMatchObject({ code: 'proof.gone' })
    expect(await forgetProofs({ database, storage }, later(now, 581))).toBe(0)
  })

  test('deletes what was taken out, and what is nobody’s any more', async () => {
    const { person, applicationId } = await draft()
    const { id: proofId } = await attach(database, storage, applicationId, person, now)
    await removeProof(database, { applicationId, proofId, actor: person, now })
    await forgetProofs({ database, storage }, now)
    expect(await keys(applicationId)).toEqual([])
    await attach(database, storage, applicationId, person, now)
    await submit(database, applicationId, person, now)
    await transact(database, (tx) => withdrawApplication(tx, { applicationId, actor: person, now }))
    await database.db.deleteFrom('application').where('id', '=', applicationId).execute()
    await forgetProofs({ database, storage }, now)
    expect(await keys(applicationId)).toEqual([])
  })
})
