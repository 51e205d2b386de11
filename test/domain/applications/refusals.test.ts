import { beforeEach, describe, expect, test } from 'vitest'
import { appeal, decideAppeal, waitOf, withdrawApplication } from '../../../src/domain/applications/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { readSettings } from '../../../src/domain/settings/index.ts'
import { makeEditorsRoom, now, wrong } from './room.ts'
import { decide, draftBy, later, makeActor, submit, submittedBy } from './support.ts'

const { database, lin, zhou, tx, read, notices } = await makeEditorsRoom()
let applicant: Actor
beforeEach(async () => {
  applicant = await makeActor(database, '何小河')
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
