import { beforeEach, describe, expect, test } from 'vitest'
import {
  beginApplication,
  discardDraft,
  findApplication,
  saveApplication,
} from '../../../src/domain/applications/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { makeEditorsRoom, now, wrong } from './room.ts'
import { draftBy, fieldsLike, makeActor, submit } from './support.ts'

const { database, lin, tx, set, read } = await makeEditorsRoom()
let applicant: Actor
beforeEach(async () => {
  applicant = await makeActor(database, '何小河')
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
