import { describe, expect, test } from 'vitest'
import {
  acceptInvitation,
  changeMemberRole,
  handleProblem,
  invitationsOf,
  inviteMember,
  membersOf,
  openAccount,
  removeMember,
  withdrawInvitation,
} from '../../../src/domain/accounts/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'
import { makeMember, makePerson } from '../../support/writers.ts'

const database = await createTestDatabase()
const now = new Date('2026-05-10T08:00:00Z')

describe('a handle', () => {
  test.each([
    ['a', 'account.handle_invalid'],
    ['-ab', 'account.handle_invalid'],
    ['河边', 'account.handle_invalid'],
    ['desk', 'account.handle_reserved'],
    ['Official', 'account.handle_reserved'],
    ['river-1ight', 'account.handle_taken'],
    ['river-light', 'account.handle_confusable'],
    ['riverlight', 'account.handle_confusable'],
    ['RIVER_LIGHT', 'account.handle_confusable'],
    ['river-night', null],
  ])('%s', async (handle, code) => {
    await transact(database, (tx) =>
      openAccount(tx, { handle: 'river-1ight', name: 'River', language: 'en', now }),
    ).catch(() => {})
    const problem = await handleProblem(database.db, handle)
    expect(problem?.code ?? null).toBe(code)
    if (code?.endsWith('confusable')) expect(problem?.like).toBe('river-1ight')
  })
})

describe('members', () => {
  test('of whom two owners remove each other at once: one stays', async () => {
    const { accountId } = await makeRoom(database)
    const one = await makeMember(database, accountId, 'owner')
    const two = await makeMember(database, accountId, 'owner')
    const remove = (actor: typeof one, personId: string) =>
      transact(database, (tx) => removeMember(tx, { accountId, personId, actor, now }))
    const tries = await Promise.allSettled([remove(one, two.personId), remove(two, one.personId)])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await membersOf(database.db, accountId)).toHaveLength(1)
  })

  test('may leave, but not the last owner, who may not become less either', async () => {
    const { accountId } = await makeRoom(database)
    const owner = await makeMember(database, accountId, 'owner')
    const writer = await makeMember(database, accountId, 'writer')
    const act = { accountId, now }
    await transact(database, (tx) => removeMember(tx, { ...act, personId: writer.personId, actor: writer }))
    await expect(
      transact(database, (tx) => removeMember(tx, { ...act, personId: owner.personId, actor: owner })),
    ).rejects.toMatchObject({ code: 'account.last_owner' })
    await expect(
      transact(database, (tx) =>
        changeMemberRole(tx, { ...act, personId: owner.personId, role: 'writer', actor: owner }),
      ),
    ).rejects.toMatchObject({ code: 'account.last_owner' })
  })
})

describe('an invitation', () => {
  test('is used once, ends, is replaced and withdrawn', async () => {
    const { accountId } = await makeRoom(database)
    const actor = await makeMember(database, accountId, 'owner')
    const guest = await makePerson(database)
    const invite = (email: string) =>
      transact(database, (tx) =>
        inviteMember(tx, { accountId, email, role: 'editor', language: 'en', actor, now }),
      )
    const accept = (secret: string, at = now) =>
      transact(database, (tx) => acceptInvitation(tx, { secret, personId: guest.personId, now: at }))
    const first = await invite('friend@example.org')
    const second = await invite('Friend@example.org')
    await expect(accept(first.secret)).rejects.toMatchObject({ code: 'account.invitation_gone' })
    await expect(accept(second.secret, new Date(now.getTime() + 15 * 86_400_000))).rejects.toMatchObject({
      code: 'account.invitation_gone',
    })
    const tries = await Promise.allSettled([accept(second.secret), accept(second.secret)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(invite(guest.email)).rejects.toMatchObject({ code: 'account.member_already' })
    await expect(invite('a@b.example\r\nBcc: c@d.example')).rejects.toMatchObject({
      code: 'account.email_invalid',
    })
    const third = await invite('third@example.org')
    const stranger = await makeMember(database, (await makeRoom(database)).accountId, 'owner')
    await expect(
      transact(database, (tx) =>
        withdrawInvitation(tx, { accountId, invitationId: third.invitationId, actor: stranger, now }),
      ),
    ).rejects.toMatchObject({ code: 'account.not_found' })
    await transact(database, (tx) =>
      withdrawInvitation(tx, { accountId, invitationId: third.invitationId, actor, now }),
    )
    expect(await invitationsOf(database.db, accountId, now)).toEqual([])
  })
  test('ends with the right to invite of whoever sent it', async () => {
    const { accountId } = await makeRoom(database)
    const actor = await makeMember(database, accountId, 'owner')
    for (const end of ['removed', 'writer'] as const) {
      const other = await makeMember(database, accountId, 'owner')
      const about = { accountId, email: `${end}@example.org`, role: 'owner', language: 'en', now } as const
      const { secret } = await transact(database, (tx) => inviteMember(tx, { ...about, actor: other }))
      const { personId } = other
      await transact(database, (tx) =>
        end === 'removed'
          ? removeMember(tx, { accountId, personId, actor, now })
          : changeMemberRole(tx, { accountId, personId, role: end, actor, now }),
      )
      await expect(
        transact(database, (tx) => acceptInvitation(tx, { secret, personId, now })),
      ).rejects.toMatchObject({ code: 'account.invitation_gone' })
    }
  })
})
