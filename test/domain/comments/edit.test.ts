import { expect, test } from 'vitest'
import { doDeed, editComment, ownComment, roomOf } from '../../../src/domain/comments/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'
import { after, NOW, somebody, somewhere, write } from './room.ts'

const database = await createTestDatabase({ max: 20 })

const rowOf = (id: string) =>
  database.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('a comment is changed within ten minutes, and what it said stays', async () => {
  const { articleId } = await somewhere(database)
  const writer = await somebody(database)
  const { commentId } = await write(database, writer, { articleId, body: '先这样写' })
  const edit = (body: string, minutes: number, actor = writer) =>
    transact(database, (tx) => editComment(tx, { commentId, body }, { actor, now: after(minutes) }))
  await edit('后来这样写', 9.99)
  await edit('后来这样写', 9.99)
  await expect(edit('太晚了', 10)).rejects.toMatchObject({ code: 'comment.edit_late' })
  await expect(edit('不是我的', 1, await somebody(database))).rejects.toMatchObject({
    code: 'comment.not_found',
  })
  expect(await rowOf(commentId)).toMatchObject({ body: '后来这样写', edits: 1 })
  expect(
    await database.db.selectFrom('comment_edit').select('body').where('comment_id', '=', commentId).execute(),
  ).toEqual([{ body: '先这样写' }])
})

test('changed words are looked at as new ones are', async () => {
  const { articleId, owner } = await somewhere(database)
  const by = (actor: Actor, now = NOW) => ({ actor, now })
  const approve = (commentId: string) =>
    transact(database, (tx) => doDeed(tx, { commentId, deed: 'approve' }, by(staff)))
  const staff: Actor = { ...(await somebody(database)), roles: ['reader', 'moderator'] }
  const set = (changes: object) =>
    transact(database, (tx) => changeSettings(tx, changes as never, { actor: null, now: NOW } as never))
  const edit = (commentId: string, actor: Actor, body: string) =>
    transact(database, (tx) => editComment(tx, { commentId, body }, by(actor, after(5))))
  const reasonOf = async (commentId: string) =>
    (
      await database.db
        .selectFrom('comment_mark')
        .select('reason')
        .where('comment_id', '=', commentId)
        .where('kind', '=', 'held')
        .where('undone_at', 'is', null)
        .execute()
    ).map(({ reason }) => reason)

  const writer = await somebody(database)
  const open = await write(database, writer, { articleId, body: '好文章' })
  const parent = await write(database, owner, { articleId })
  expect(await edit(open.commentId, writer, '真是好文章')).toBe('visible')
  const links = '看 https://a.example/1 https://a.example/2 https://a.example/3 https://a.example/4'
  expect(await edit(open.commentId, writer, links)).toBe('held')
  expect(await rowOf(open.commentId)).toMatchObject({ floor: 1, state: 'held', edits: 2, body: links })
  expect((await roomOf(database, articleId)).count).toBe(1)

  await set({ commentsReviewFirst: 1 })
  const first = await somebody(database)
  const nice = await write(database, first, { articleId, parentId: parent.commentId, body: '好' })
  await transact(database, (tx) => doDeed(tx, { ...nice, deed: 'approve' }, by(owner)))
  expect(await edit(nice.commentId, first, '买药加我')).toBe('held')
  expect(await reasonOf(nice.commentId)).toEqual(['first'])
  expect(await edit(nice.commentId, first, links)).toBe('held')
  expect(await reasonOf(nice.commentId)).toEqual(['links'])
  expect(await rowOf(parent.commentId)).toMatchObject({ replies: 0 })
  await approve(nice.commentId)
  expect(await rowOf(nice.commentId)).toMatchObject({ state: 'visible', floor: 3 })
  expect(await rowOf(parent.commentId)).toMatchObject({ replies: 1 })

  await set({ commentsReviewFirst: 0, commentsReviewAll: true })
  const all = await write(database, writer, { articleId }, after(1))
  await approve(all.commentId)
  await set({ commentsReviewAll: false })
  expect(await edit(all.commentId, writer, '现在没有规则了')).toBe('held')
  const byHand = await write(database, writer, { articleId }, after(2))
  await transact(database, (tx) => doDeed(tx, { ...byHand, deed: 'hold' }, by(staff)))
  await approve(byHand.commentId)
  expect(await edit(byHand.commentId, writer, '看过以后又改')).toBe('held')
  expect(await reasonOf(byHand.commentId)).toEqual(['edit'])
  await set({ commentsReviewAll: true })
  expect(await edit(parent.commentId, owner, '号主改自己的')).toBe('visible')
  await set({ commentsReviewAll: false })
})

test('a comment is changed twenty times at most', async () => {
  const { articleId } = await somewhere(database)
  const writer = await somebody(database)
  const { commentId } = await write(database, writer, { articleId })
  const edit = (body: string) =>
    transact(database, (tx) => editComment(tx, { commentId, body }, { actor: writer, now: NOW }))
  for (let at = 0; at < 20; at += 1) await edit(`第 ${at} 次`)
  await edit('第 19 次')
  await expect(edit('再来一次')).rejects.toMatchObject({
    code: 'comment.too_many_edits',
    details: { limit: 20 },
  })
  expect(await ownComment(database, { commentId, personId: writer.personId, now: NOW })).toMatchObject({
    isEditable: false,
    isShown: true,
  })
})
