import { beforeEach, describe, expect, test } from 'vitest'
import { openAccount } from '../../../src/domain/accounts/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { answerWaiting, takeMail } from '../../support/letters.ts'
import { openMeRoom, PASSWORD, type SignedIn } from './me-room.ts'

const { get, post, database, clock, begin, newcomer, signIn, isIn } = await openMeRoom()

let me: SignedIn
beforeEach(async () => {
  me = await begin()
})

describe('one’s data', () => {
  test('is one file of one’s own, without secrets', async () => {
    const other = await newcomer()
    const answer = await get('/me/data/export.json', { cookie: me.cookie })
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="my-data-[\d-]+\.json"$/)
    const data = JSON.parse(answer.body)
    expect(data.profile).toMatchObject({ id: me.id, email: me.email })
    expect(Object.keys(data)).toEqual(expect.arrayContaining(['signIns', 'roles', 'memberships', 'follows']))
    for (const secret of [other.email, other.id, 'token', 'password"', '"secret'])
      expect(answer.body).not.toContain(secret)
    expect((await get('/me/data/export.json')).status).toBe(303)
  })
})

describe('leaving', () => {
  const go = (word = PASSWORD) => post('/me/leave', { password: word }, { cookie: me.cookie })

  test('says what it means, asks for the password, and ends the person at once', async () => {
    const page = await get('/me/leave', { cookie: me.cookie })
    expect(page.body).toContain(me.email)
    expect((await go('not the password')).status).toBe(401)
    expect(await isIn(me.cookie)).toBe(true)
    const other = (await signIn(me.email)).cookie
    const done = await go()
    expect(done.headers.location).toBe('/sign-in?note=left')
    expect(await Promise.all([me.cookie, other].map(isIn))).toEqual([false, false])
    expect((await signIn(me.email)).status).toBe(401)
    expect((await takeMail(database)).map(({ to, kind }) => [to, kind])).toEqual([[me.email, 'person.left']])
    const row = await database.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', me.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ name: '—', email: `${me.id}@left.invalid`, image: null, language: null })
    const left = await database.pool.query(
      'select (select count(*)::int from credential where person_id = $1) + (select count(*)::int from session where person_id = $1) as rows',
      [me.id],
    )
    expect(left.rows[0].rows).toBe(0)
    // Nobody is kept from coming back, as somebody new.
    await answerWaiting(database, clock.now)
    await post('/sign-up', { name: 'Li', email: me.email, password: PASSWORD })
    await answerWaiting(database, clock.now)
    expect((await takeMail(database)).map(({ kind }) => kind)).toEqual(['person.confirm'])
  })

  test('waits until accounts are handed over', async () => {
    const { accountId } = await transact(database, (tx) =>
      openAccount(tx, {
        handle: `own${me.number}`,
        name: '河边纪事',
        language: 'zh-CN',
        ownerId: me.id,
        now: clock.now,
      }),
    )
    expect((await get('/me/leave', { cookie: me.cookie })).body).toContain('河边纪事')
    expect((await go()).status).toBe(409)
    expect(await isIn(me.cookie)).toBe(true)
    const other = await newcomer()
    await database.db
      .insertInto('account_member')
      .values({ account_id: accountId, person_id: other.id, role: 'owner', joined_at: clock.now })
      .execute()
    const invitations = [me.email, `friend${me.number}@example.org`].map((email) => ({
      id: `invited-${email}`,
      ...{ email, account_id: accountId, role: 'editor', secret: Buffer.from(email), invited_by: me.id },
      ...{ invited_at: clock.now, expires_at: new Date(clock.now.getTime() + 86_400_000) },
    }))
    await database.db.insertInto('account_invitation').values(invitations).execute()
    expect((await go()).status).toBe(303)
    // Neither their address stays, nor a door that they had opened to others.
    expect(await database.db.selectFrom('account_invitation').select('id').execute()).toEqual([])
    const members = await database.db
      .selectFrom('account_member')
      .select('person_id')
      .where('account_id', '=', accountId)
      .execute()
    expect(members).toEqual([{ person_id: other.id }])
  })

  test('two owners who leave together leave one of them', async () => {
    const other = await newcomer()
    await transact(database, async (tx) => {
      const { accountId } = await openAccount(tx, {
        handle: `two${me.number}`,
        name: 'Two',
        language: 'en',
        ownerId: me.id,
        now: clock.now,
      })
      await tx.db
        .insertInto('account_member')
        .values({ account_id: accountId, person_id: other.id, role: 'owner', joined_at: clock.now })
        .execute()
    })
    const answers = await Promise.all([
      go(),
      post('/me/leave', { password: PASSWORD }, { cookie: other.cookie }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })

  test('is not for the last operator', async () => {
    me = await newcomer(['operator'])
    const answer = await go()
    expect(answer.status).toBe(409)
    expect(await isIn(me.cookie)).toBe(true)
  })
})
