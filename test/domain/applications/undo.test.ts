import { beforeEach, describe, expect, test } from 'vitest'
import { findAccount } from '../../../src/domain/accounts/index.ts'
import { saveApplication, undoDecision } from '../../../src/domain/applications/index.ts'
import { createArticle, publishArticle } from '../../../src/domain/articles/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { draftOf } from '../../support/content.ts'
import { makeEditorsRoom, now, wrong } from './room.ts'
import { decide, draftBy, fieldsLike, later, makeActor, submittedBy } from './support.ts'

const { database, lin, zhou, tx, read, notices } = await makeEditorsRoom()
let applicant: Actor
beforeEach(async () => {
  applicant = await makeActor(database, '何小河')
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
