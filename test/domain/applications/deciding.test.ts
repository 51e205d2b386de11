import { beforeEach, describe, expect, test } from 'vitest'
import {
  assignApplication,
  noteOnApplication,
  queueOfApplications,
  saveApplication,
  waitOf,
  withdrawApplication,
} from '../../../src/domain/applications/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { readSettings } from '../../../src/domain/settings/index.ts'
import { makeEditorsRoom, now, wrong } from './room.ts'
import { decide, fieldsLike, later, makeActor, submit, submittedBy } from './support.ts'

const { database, lin, zhou, tx, set, read, kinds, notices } = await makeEditorsRoom()
let applicant: Actor
beforeEach(async () => {
  applicant = await makeActor(database, '何小河')
})

describe('an application', () => {
  test('goes its way: handed in, taken, noted, approved; the account is there with its owner', async () => {
    const { applicationId, version, handle } = await submittedBy(database, applicant, now)
    await tx((t) => assignApplication(t, { applicationId, to: lin.personId, actor: lin, now }))
    await tx((t) => noteOnApplication(t, { applicationId, text: '作品真实。', actor: lin, now }))
    const { outcome, accountId } = await decide(
      database,
      { applicationId, version },
      'approve',
      lin,
      later(now, 1),
      '',
    )
    expect(outcome).toBe('approved')
    const application = await read(applicationId)
    expect(application).toMatchObject({ state: 'approved', accountId, decidedBy: lin.personId })
    expect(application.consents).toMatchObject([{ number: 1, at: now }])
    expect(await kinds(applicationId)).toEqual(['submitted', 'assigned', 'noted', 'approved'])
    expect(await notices(applicant.personId)).toEqual(['application.received', 'application.approved'])
    const member = await database.db
      .selectFrom('account_member')
      .innerJoin('account', 'account.id', 'account_member.account_id')
      .select(['handle', 'role', 'person_id'])
      .where('account.id', '=', accountId as string)
      .execute()
    expect(member).toEqual([{ handle, role: 'owner', person_id: applicant.personId }])
    const audit = await database.db
      .selectFrom('audit')
      .select('action')
      .where('subject_id', '=', applicationId)
      .execute()
    expect(audit).toEqual([{ action: 'application.approved' }])
  })

  test('is sent back, answered, and waits again', async () => {
    const { applicationId, version } = await submittedBy(database, applicant, now)
    await expect(
      decide(database, { applicationId, version }, 'changes', lin, now, '  '),
    ).rejects.toMatchObject(wrong('application.reason_missing'))
    await decide(database, { applicationId, version }, 'changes', lin, later(now, 1))
    const fields = fieldsLike({ plan: '第一个月写四位摆渡人，之后写修船厂，每周一篇。' })
    await tx((t) =>
      saveApplication(t, { applicationId, version, fields, actor: applicant, now: later(now, 2) }),
    )
    await submit(database, applicationId, applicant, later(now, 2), undefined, '补充了题目。')
    expect(await kinds(applicationId)).toEqual(['submitted', 'changes', 'answered'])
    const application = await read(applicationId)
    expect(application).toMatchObject({ state: 'submitted', submittedAt: now, waitingSince: later(now, 2) })
    expect(application.steps.at(-1)?.reason).toBe('补充了题目。')
    // Whoever read it before the answer does not decide.
    await expect(decide(database, { applicationId, version }, 'refuse', lin, now)).rejects.toMatchObject(
      wrong('application.changed'),
    )
  })

  test('is decided once: of two editors at once, the second sees the first', async () => {
    const waiting = await submittedBy(database, applicant, now)
    const both = await Promise.allSettled([
      decide(database, waiting, 'approve', lin, now),
      decide(database, waiting, 'refuse', zhou, now, '不合适。'),
    ])
    const refused = both.find((one) => one.status === 'rejected')
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(refused?.reason).toMatchObject(wrong('application.decided', { at: now }))
    // A double click of the same editor is no quarrel.
    const first = (await read(waiting.applicationId)).decidedBy === lin.personId
    await decide(database, waiting, first ? 'approve' : 'refuse', first ? lin : zhou, now)
    expect(await kinds(waiting.applicationId)).toHaveLength(2)
  })

  test('is never decided by its own applicant, nor by a reader', async () => {
    const editor = await makeActor(database, '自荐', 'editor')
    const own = await submittedBy(database, editor, now)
    await expect(decide(database, own, 'approve', editor, now)).rejects.toMatchObject(
      wrong('people.forbidden'),
    )
    const reader = await makeActor(database, '路人')
    await expect(decide(database, own, 'approve', reader, now)).rejects.toMatchObject(
      wrong('application.not_found'),
    )
    const { rows } = await queueOfApplications(
      database,
      { state: 'submitted' },
      { reader: editor.personId, limit: 100 },
    )
    expect(rows.map(({ id }) => id)).not.toContain(own.applicationId)
  })

  test('whose handle was taken meanwhile is not decided', async () => {
    const first = await submittedBy(database, applicant, now)
    const other = await makeActor(database, '后来者')
    const second = await submittedBy(database, other, now, { handle: first.handle })
    expect((await read(second.applicationId)).hints).toContainEqual({
      kind: 'similar_handle',
      handles: [first.handle],
    })
    await decide(database, second, 'approve', lin, now)
    await expect(decide(database, first, 'approve', lin, now)).rejects.toMatchObject(
      wrong('account.handle_taken'),
    )
    expect((await read(first.applicationId)).state).toBe('submitted')
  })

  test('is not decided when a handle like its own was given meanwhile, or is at this moment', async () => {
    const wanted = async (handle: string) =>
      submittedBy(database, await makeActor(database, handle), now, { handle })
    const [one, two] = [await wanted('alike-11'), await wanted('alike-ll')]
    const both = await Promise.allSettled([
      decide(database, one, 'approve', lin, now),
      decide(database, two, 'approve', zhou, now),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject(wrong('account.handle_taken'))
  })

  test('is approved by two where the settings ask for it', async () => {
    await set({ applicationSecondOpinion: true })
    const waiting = await submittedBy(database, applicant, now)
    expect(await decide(database, waiting, 'approve', lin, now)).toEqual({ outcome: 'seconded' })
    await expect(decide(database, waiting, 'approve', lin, now)).rejects.toMatchObject(
      wrong('application.needs_other'),
    )
    expect((await decide(database, waiting, 'approve', zhou, now)).outcome).toBe('approved')
    expect(await kinds(waiting.applicationId)).toEqual(['submitted', 'seconded', 'approved'])
    await set({ applicationSecondOpinion: false })
  })

  test('is withdrawn', async () => {
    const waiting = await submittedBy(database, applicant, now)
    const { applicationId } = waiting
    await tx((t) => withdrawApplication(t, { applicationId, actor: applicant, now }))
    await expect(decide(database, waiting, 'approve', lin, now)).rejects.toMatchObject(
      wrong('people.wrong_state'),
    )
    expect(
      (await waitOf(database.db, applicant.personId, await readSettings(database.db), now)).until,
    ).toBeNull()
  })

  test('is given to an editor who is told, not to anybody else', async () => {
    const { applicationId } = await submittedBy(database, applicant, now)
    await tx((t) => assignApplication(t, { applicationId, to: zhou.personId, actor: lin, now }))
    expect(await notices(zhou.personId)).toContain('application.assigned')
    await expect(
      tx((t) => assignApplication(t, { applicationId, to: applicant.personId, actor: lin, now })),
    ).rejects.toMatchObject(wrong('application.not_an_editor'))
    await tx((t) => assignApplication(t, { applicationId, to: null, actor: zhou, now }))
    expect((await read(applicationId)).assigned).toBeNull()
  })
})

test('no step is ever changed, and none is left when its application is gone', async () => {
  const { applicationId } = await submittedBy(database, applicant, now)
  const steps = () => database.db.selectFrom('application_step').where('application_id', '=', applicationId)
  await expect(
    database.db
      .updateTable('application_step')
      .set({ reason: 'x' })
      .where('application_id', '=', applicationId)
      .execute(),
  ).rejects.toThrow('immutable')
  await expect(
    database.db.deleteFrom('application_step').where('application_id', '=', applicationId).execute(),
  ).rejects.toThrow('immutable')
  await database.db.deleteFrom('application').where('id', '=', applicationId).execute()
  expect(await steps().selectAll().execute()).toEqual([])
})
