import { expect, test } from 'vitest'
import { deleteComment, doDeed, pageOfComments, withQuotes } from '../../../src/domain/comments/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { publishOne } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'
import { after, NOW, somebody, somewhere, write } from './room.ts'

const database = await createTestDatabase({ max: 20 })

const rowOf = (id: string) =>
  database.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const countOf = async (articleId: string) =>
  (
    await database.db
      .selectFrom('article_figures')
      .select('comments')
      .where('article_id', '=', articleId)
      .executeTakeFirst()
  )?.comments ?? 0

test('floors given to many at once are numbered without a gap, and the count is theirs', {
  timeout: 60_000,
}, async () => {
  const { articleId } = await somewhere(database)
  const writers = await Promise.all(Array.from({ length: 40 }, () => somebody(database)))
  await Promise.all(writers.map((writer) => write(database, writer, { articleId })))
  const rows = await database.db
    .selectFrom('comment')
    .select('floor')
    .where('article_id', '=', articleId)
    .execute()
  expect(rows.map(({ floor }) => floor).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
    Array.from({ length: 40 }, (_, at) => at + 1),
  )
  expect(await countOf(articleId)).toBe(40)
})

test('the same form sent ten times at once is one comment', async () => {
  const { articleId } = await somewhere(database)
  const writer = await somebody(database)
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => write(database, writer, { articleId, body: '一样的话', key: 'k1' })),
  )
  expect(new Set(sent.map(({ commentId }) => commentId)).size).toBe(1)
  expect(sent.filter(({ repeated }) => !repeated)).toHaveLength(1)
  const again = await write(database, writer, { articleId, body: '一样的话' }, after(5))
  expect(again).toMatchObject({ repeated: true })
  expect(await write(database, writer, { articleId, body: '一样的话' }, after(30))).toMatchObject({
    repeated: false,
  })
})

test('an answer knows its chain, to a bounded depth', async () => {
  const { articleId, owner } = await somewhere(database)
  const ids: string[] = []
  for (let at = 0; at < 45; at += 1)
    ids.push(
      (await write(database, owner, { articleId, parentId: ids.at(-1), body: `第 ${at} 层` })).commentId,
    )
  const last = await rowOf(ids.at(-1) as string)
  expect(last.chain).toEqual(ids.slice(4, 44))
  const { comments } = await pageOfComments(database, articleId, 'new')
  const [top] = await withQuotes(database, comments.slice(0, 1), 8)
  expect(top?.quotes.map(({ id }) => id)).toEqual(ids.slice(36, 44))
  expect(top?.isCut).toBe(true)
  expect(await rowOf(ids[0] as string)).toMatchObject({ replies: 1, score: 1 })
})

test('what is gone, held or elsewhere cannot be answered', async () => {
  const { articleId, owner } = await somewhere(database)
  const other = await somewhere(database)
  const writer = await somebody(database)
  const foreign = await write(database, writer, { articleId: other.articleId })
  const gone = await write(database, writer, { articleId }, after(20))
  const held = await write(database, writer, { articleId }, after(40))
  await transact(database, (tx) => deleteComment(tx, gone, { actor: writer, now: NOW }))
  await transact(database, (tx) => doDeed(tx, { ...held, deed: 'hold' }, { actor: owner, now: NOW }))
  const answer = (parentId: string) => write(database, owner, { articleId, parentId })
  await expect(answer(foreign.commentId)).rejects.toMatchObject({ code: 'comment.parent_elsewhere' })
  await expect(answer('0000000000000')).rejects.toMatchObject({ code: 'comment.parent_elsewhere' })
  await expect(answer(gone.commentId)).rejects.toMatchObject({ code: 'comment.parent_gone' })
  await expect(answer(held.commentId)).rejects.toMatchObject({ code: 'comment.parent_held' })
})

test('a deleted comment leaves its floor, without words', async () => {
  const { articleId } = await somewhere(database)
  const writer = await somebody(database)
  const first = await write(database, writer, { articleId, body: '要收回的话' })
  await write(database, writer, { articleId, parentId: first.commentId }, after(1))
  await transact(database, (tx) => deleteComment(tx, first, { actor: writer, now: after(60) }))
  await transact(database, (tx) => deleteComment(tx, first, { actor: writer, now: after(61) }))
  expect(await countOf(articleId)).toBe(1)
  for (const order of ['hot', 'new'] as const) {
    const { comments } = await pageOfComments(database, articleId, order)
    expect(comments.map(({ floor, state, document }) => [floor, state, Boolean(document)])).toEqual([
      [2, 'visible', true],
      [1, 'deleted', false],
    ])
  }
  expect(JSON.stringify(await pageOfComments(database, articleId, 'new'))).not.toContain('要收回的话')
  const third = await write(database, writer, { articleId }, after(2))
  expect(await rowOf(third.commentId)).toMatchObject({ floor: 3 })
})

test('newcomers write ten on their first day, thirty seconds apart; floods of others are stopped too', async () => {
  const { articleId } = await somewhere(database)
  const newcomer = await somebody(database, { days: 0.2 })
  for (let at = 0; at < 10; at += 1) await write(database, newcomer, { articleId }, after(at))
  await expect(write(database, newcomer, { articleId }, after(60))).rejects.toMatchObject({
    code: 'comment.first_day',
  })
  const fast = await somebody(database, { days: 0.2 })
  await write(database, fast, { articleId })
  await expect(write(database, fast, { articleId }, after(0.25))).rejects.toMatchObject({
    code: 'comment.too_soon',
    details: { retryAfter: 15 },
  })
  const old = await somebody(database)
  const flood = await Promise.allSettled(
    Array.from({ length: 60 }, () => write(database, old, { articleId })),
  )
  expect(flood.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
})

test('rules hold comments back: no floor, no count, until somebody lets them through', async () => {
  const { articleId, owner } = await somewhere(database)
  const newcomer = await somebody(database, { days: 0.2 })
  const { commentId, state } = await write(database, newcomer, { articleId, body: '看 https://example.org/' })
  expect(state).toBe('held')
  expect(await rowOf(commentId)).toMatchObject({ floor: null, state: 'held' })
  expect(await countOf(articleId)).toBe(0)
  const staff: Actor = { ...(await somebody(database)), roles: ['reader', 'moderator'] }
  const approve = (actor = staff) =>
    transact(database, (tx) => doDeed(tx, { commentId, deed: 'approve' }, { actor, now: NOW }))
  await expect(approve(owner)).rejects.toMatchObject({ code: 'people.forbidden' })
  await approve()
  await expect(approve()).rejects.toMatchObject({ code: 'people.wrong_state' })
  expect(await rowOf(commentId)).toMatchObject({ floor: 1, state: 'visible' })
  expect(await countOf(articleId)).toBe(1)

  const set = (changes: object) =>
    transact(database, (tx) => changeSettings(tx, changes as never, { actor: null, now: NOW } as never))
  await set({ commentsReviewFirst: 1 })
  const person = await somebody(database)
  const first = await write(database, person, { articleId })
  expect(first.state).toBe('held')
  await transact(database, (tx) =>
    doDeed(tx, { commentId: first.commentId, deed: 'approve' }, { actor: owner, now: NOW }),
  )
  expect((await write(database, person, { articleId }, after(30))).state).toBe('visible')
  await set({ commentsReviewFirst: 0, commentsReviewAll: true })
  expect((await write(database, person, { articleId }, after(60))).state).toBe('held')
  expect((await write(database, owner, { articleId })).state).toBe('visible')
  await set({ commentsReviewAll: false, commentsOpenTo: 'settled' })
  await expect(write(database, await somebody(database, { days: 0.5 }), { articleId })).rejects.toMatchObject(
    {
      code: 'comment.not_open',
    },
  )
  await set({ commentsOpenTo: 'everyone' })
})

test('an article can be closed to comments', async () => {
  const { accountId } = await somewhere(database)
  const { articleId } = await publishOne(database, accountId, { commentsOpen: false }, NOW)
  const writer = await somebody(database)
  await expect(write(database, writer, { articleId })).rejects.toMatchObject({ code: 'comment.closed' })
  await expect(write(database, writer, { articleId: '0000000000000' })).rejects.toMatchObject({
    code: 'article.not_found',
  })
})

test('the one who is answered and the accounts that are called hear of it, a few at most', async () => {
  const { articleId, owner, handle } = await somewhere(database)
  const writer = await somebody(database)
  const first = await write(database, writer, { articleId, body: `问 @${handle} 一句` })
  await write(database, owner, { articleId, parentId: first.commentId, body: '答一句' })
  await write(database, writer, { articleId, parentId: first.commentId, body: '自己再说一句' }, after(1))
  const kinds = async (personId: string) =>
    (
      await database.db.selectFrom('notification').select('kind').where('person_id', '=', personId).execute()
    ).map(({ kind }) => kind)
  expect(await kinds(owner.personId)).toEqual(['comment.mention'])
  expect(await kinds(writer.personId)).toEqual(['comment.reply'])
  expect(JSON.stringify((await rowOf(first.commentId)).document)).toContain(
    `"href": "/@${handle}"`.replace(': ', ':'),
  )
  const before = await database.db
    .selectFrom('notification')
    .select((e) => e.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  const others = await Promise.all(Array.from({ length: 8 }, () => somewhere(database)))
  const loud = `${others.map((one) => `@${one.handle}`).join(' ')} ${'@nobody '.repeat(200)}`
  await write(database, await somebody(database), { articleId, body: loud })
  const now = await database.db
    .selectFrom('notification')
    .select((e) => e.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  expect(Number(now.n) - Number(before.n)).toBe(5)
})
