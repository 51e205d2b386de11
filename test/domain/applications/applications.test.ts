import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findAccount } from '../../../src/domain/accounts/index.ts'
import {
  appeal,
  assignApplication,
  beginApplication,
  decideAppeal,
  discardDraft,
  findApplication,
  noteOnApplication,
  queueOfApplications,
  saveApplication,
  undoDecision,
  waitOf,
  withdrawApplication,
} from '../../../src/domain/applications/index.ts'
import { createArticle, publishArticle } from '../../../src/domain/articles/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { changeSettings, readSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { draftOf } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { decide, draftBy, fieldsLike, later, makeActor, submit, submittedBy } from './support.ts'

const now = new Date('2026-03-01T08:00:00Z')
let database: TestDatabase
let lin: Actor
let zhou: Actor
let applicant: Actor
beforeAll(async () => {
  database = await createTestDatabase()
  lin = await makeActor(database, '林', 'editor')
  zhou = await makeActor(database, '周', 'editor')
})
beforeEach(async () => {
  applicant = await makeActor(database, '何小河')
})

const read = async (id: string) => {
  const found = await findApplication(database, id)
  if (!found) throw new Error('no such application')
  return found
}
const kinds = async (id: string) => (await read(id)).steps.map(({ kind }) => kind)
const notices = async (personId: string) =>
  (
    await database.db
      .selectFrom('notification')
      .select('kind')
      .where('person_id', '=', personId)
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind)
const tx = <T>(work: Parameters<typeof transact<T>>[1]) => transact(database, work)
const set = (patch: Parameters<typeof changeSettings>[1]) =>
  tx((t) => changeSettings(t, patch, { actor: null, now }))
const wrong = (code: string, details: object = {}) => ({
  code,
  ...(Object.keys(details).length > 0 && { details: expect.objectContaining(details) }),
})

describe('a draft', () => {
  test('is one a person, however often it is begun', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(() => tx((t) => beginApplication(t, { actor: applicant, language: 'en', now }))),
    )
    expect(new Set(ids.map(({ applicationId }) => applicationId)).size).toBe(1)
  })

  test('keeps what was typed, and tells a window that is behind', async () => {
    const { applicationId, version } = await draftBy(database, applicant, now)
    const fields = fieldsLike({ name: '江边纪事' })
    const saved = await tx((t) =>
      saveApplication(t, { applicationId, version, fields, actor: applicant, now }),
    )
    expect(saved.version).toBe(version + 1)
    // The same form once more, by a lost answer: nothing happens.
    expect(
      await tx((t) => saveApplication(t, { applicationId, version, fields, actor: applicant, now })),
    ).toEqual(saved)
    await expect(
      tx((t) => saveApplication(t, { applicationId, version, fields: fieldsLike(), actor: applicant, now })),
    ).rejects.toMatchObject(wrong('application.stale', { version: version + 1 }))
    expect((await read(applicationId)).name).toBe('江边纪事')
  })

  test.each([
    ['a name with a turned direction', { name: 'abc\u202Efdp' }, 'name', 'apply.error.direction'],
    ['a name that nobody sees', { name: 'ed\u200Bitor' }, 'name', 'apply.error.invisible'],
    ['a long name', { name: '名'.repeat(31) }, 'name', 'apply.error.too_long'],
    ['a huge name', { name: 'n'.repeat(2_000_000) }, 'name', 'apply.error.too_long'],
    [
      'a hidden subject',
      { subject: { subjectName: 'a\u2066b' } },
      'subject.subjectName',
      'apply.error.direction',
    ],
  ])('refuses %s', async (_what, changes, field, key) => {
    const { applicationId, version } = await draftBy(database, applicant, now)
    await expect(
      tx((t) =>
        saveApplication(t, { applicationId, version, fields: fieldsLike(changes), actor: applicant, now }),
      ),
    ).rejects.toMatchObject({ code: 'application.invalid', details: { errors: { [field]: key } } })
  })

  test('belongs to nobody else, not even to editors', async () => {
    const { applicationId, version } = await draftBy(database, applicant, now)
    const other = await makeActor(database, '别人')
    for (const actor of [other, lin]) {
      await expect(
        tx((t) => saveApplication(t, { applicationId, version, fields: fieldsLike(), actor, now })),
      ).rejects.toMatchObject({ code: expect.stringMatching(/not_found|forbidden/) })
    }
    await tx((t) => discardDraft(t, { applicationId, actor: applicant }))
    expect(await findApplication(database, applicationId)).toBeUndefined()
  })

  test('chooses its field from those that the settings offer', async () => {
    await set({ fields: ['科技', '体育'] })
    const { applicationId } = await draftBy(database, applicant, now)
    await expect(submit(database, applicationId, applicant, now)).rejects.toMatchObject({
      details: { errors: { field: 'apply.error.missing' } },
    })
    await set({ fields: [] })
  })

  test('is handed in whole or not at all', async () => {
    const { applicationId } = await draftBy(database, applicant, now, {
      kind: 'company',
      subject: {},
      handle: 'admin',
      name: '',
      plan: '写',
    })
    await expect(submit(database, applicationId, applicant, now)).rejects.toMatchObject({
      code: 'application.invalid',
      details: {
        errors: {
          'subject.subjectName': 'apply.error.missing',
          'subject.registration': 'apply.error.missing',
          'subject.contactPerson': 'apply.error.missing',
          name: 'apply.error.missing',
          plan: 'apply.error.plan',
          handle: expect.stringMatching(/^account\.handle_/),
          proof: 'apply.error.proof',
        },
      },
    })
  })
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

describe('a refusal', () => {
  const refuse = async (at: Date) => {
    const waiting = await submittedBy(database, applicant, at)
    await decide(database, waiting, 'refuse', lin, at, '无法核实身份。')
    return waiting
  }

  test('is followed by a wait of 15 days, the next by one of 30', async () => {
    await refuse(now)
    const soon = await draftBy(database, applicant, later(now, 14))
    await expect(submit(database, soon.applicationId, applicant, later(now, 14))).rejects.toMatchObject(
      wrong('application.waiting', { until: later(now, 15) }),
    )
    await submit(database, soon.applicationId, applicant, later(now, 15))
    const again = await read(soon.applicationId)
    expect(again.hints).toContainEqual({ kind: 'earlier_refusals', count: 1 })
    await decide(
      database,
      { ...soon, version: again.version },
      'refuse',
      lin,
      later(now, 16),
      '仍然无法核实。',
    )
    const { until, refusals } = await waitOf(
      database.db,
      applicant.personId,
      await readSettings(database.db),
      later(now, 17),
    )
    expect({ until, refusals }).toEqual({ until: later(now, 46), refusals: 2 })
  })

  test('is contested once, and decided by another editor', async () => {
    const { applicationId } = await refuse(now)
    await tx((t) => appeal(t, { applicationId, reason: '材料都在。', actor: applicant, now: later(now, 2) }))
    const decideIt = (actor: Actor, decision: 'grant' | 'dismiss') =>
      tx((t) => decideAppeal(t, { applicationId, decision, reason: '理由。', actor, now: later(now, 3) }))
    await expect(decideIt(lin, 'grant')).rejects.toMatchObject(wrong('people.forbidden'))
    await decideIt(zhou, 'dismiss')
    expect(await read(applicationId)).toMatchObject({ state: 'refused' })
    await expect(
      tx((t) => appeal(t, { applicationId, reason: '再来。', actor: applicant, now: later(now, 4) })),
    ).rejects.toMatchObject(wrong('application.appealed_before'))
    expect(await notices(applicant.personId)).toEqual([
      'application.received',
      'application.refused',
      'application.appealed',
      'application.appeal_dismissed',
    ])
    // The wait counts from the refusal, not from the appeal.
    const { until } = await waitOf(
      database.db,
      applicant.personId,
      await readSettings(database.db),
      later(now, 4),
    )
    expect(until).toEqual(later(now, 15))
  })

  test('that is overturned opens the account, and counts no more', async () => {
    const { applicationId } = await refuse(now)
    await tx((t) => appeal(t, { applicationId, reason: '材料都在。', actor: applicant, now }))
    const { accountId } = await tx((t) =>
      decideAppeal(t, { applicationId, decision: 'grant', reason: '材料属实。', actor: zhou, now }),
    )
    expect(await read(applicationId)).toMatchObject({ state: 'approved', accountId })
    expect(await waitOf(database.db, applicant.personId, await readSettings(database.db), now)).toEqual({
      refusals: 0,
      until: null,
    })
  })

  test('stands when the appeal is taken back: nobody gets round the wait', async () => {
    const { applicationId } = await refuse(now)
    await tx((t) => appeal(t, { applicationId, reason: '材料都在。', actor: applicant, now }))
    await tx((t) => withdrawApplication(t, { applicationId, actor: applicant, now }))
    expect(await read(applicationId)).toMatchObject({ state: 'refused' })
    expect(
      (await waitOf(database.db, applicant.personId, await readSettings(database.db), now)).until,
    ).not.toBeNull()
  })
})

describe('within the hour', () => {
  const undo = (applicationId: string, actor: Actor, at: Date) =>
    tx((t) => undoDecision(t, { applicationId, reason: '点错了。', actor, now: at }))

  test('a refusal is undone and waits where it waited', async () => {
    const waiting = await submittedBy(database, applicant, now)
    await decide(database, waiting, 'refuse', lin, later(now, 1))
    await expect(undo(waiting.applicationId, lin, later(now, 1, 61))).rejects.toMatchObject(
      wrong('application.undo_late'),
    )
    await undo(waiting.applicationId, zhou, later(now, 1, 59))
    expect(await read(waiting.applicationId)).toMatchObject({
      state: 'submitted',
      waitingSince: now,
      decidedBy: null,
    })
    expect((await notices(applicant.personId)).at(-1)).toBe('application.undone')
  })

  test('an approval is undone and the account closed; approved again, it is the same one', async () => {
    const waiting = await submittedBy(database, applicant, now)
    const { accountId } = await decide(database, waiting, 'approve', lin, now)
    await undo(waiting.applicationId, lin, later(now, 0, 30))
    expect(
      await database.db.selectFrom('account').select('id').where('handle', '=', waiting.handle).execute(),
    ).toEqual([])
    expect(
      await database.db
        .selectFrom('account_member')
        .select('role')
        .where('account_id', '=', accountId as string)
        .execute(),
    ).toEqual([])
    expect(await findAccount(database, `~${accountId}`)).toBeUndefined()
    const again = await decide(database, waiting, 'approve', zhou, later(now, 1))
    expect(again.accountId).toBe(accountId)
    const { handle } = await database.db
      .selectFrom('account')
      .select('handle')
      .where('id', '=', accountId as string)
      .executeTakeFirstOrThrow()
    expect(handle).toBe(waiting.handle)
  })

  test('an approval stays once something was published, and says why', async () => {
    const waiting = await submittedBy(database, applicant, now)
    const { accountId } = await decide(database, waiting, 'approve', lin, now)
    await tx(async (t) => {
      const made = await createArticle(t, {
        accountId: accountId as string,
        draft: draftOf(),
        actor: null,
        now,
      })
      await publishArticle(t, { ...made, actor: null, now })
    })
    await expect(undo(waiting.applicationId, lin, now)).rejects.toMatchObject(
      wrong('account.in_use', { because: 'published' }),
    )
    expect((await read(waiting.applicationId)).state).toBe('approved')
  })

  test('a request for changes stays once the applicant answers it', async () => {
    const waiting = await submittedBy(database, applicant, now)
    await decide(database, waiting, 'changes', lin, now)
    const { applicationId, version } = waiting
    const fields = fieldsLike({ handle: waiting.handle, name: '江边纪事' })
    await tx((t) =>
      saveApplication(t, { applicationId, version, fields, actor: applicant, now: later(now, 0, 5) }),
    )
    await expect(undo(applicationId, lin, later(now, 0, 9))).rejects.toMatchObject(
      wrong('application.being_changed'),
    )
  })

  test('a refusal stays when the applicant has begun anew', async () => {
    const waiting = await submittedBy(database, applicant, now)
    await decide(database, waiting, 'refuse', lin, now)
    await draftBy(database, applicant, now)
    await expect(undo(waiting.applicationId, lin, now)).rejects.toMatchObject(
      wrong('application.another_open'),
    )
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
