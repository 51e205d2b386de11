import { expect, test } from 'vitest'
import { lockComment } from '../../../src/domain/comments/comment-row.ts'
import { addMark } from '../../../src/domain/comments/do-deed.ts'
import {
  COMMENTS_PART,
  commentsOfAccount,
  deleteComment,
  doDeed,
  likeComment,
  ownComment,
  pageOfComments,
  roomOf,
  unlikeComment,
} from '../../../src/domain/comments/index.ts'
import { settleComment } from '../../../src/domain/comments/settle-comment.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'
import { after, NOW, somebody, somewhere, write } from './room.ts'

const database = await createTestDatabase({ max: 20 })
const editor = async (): Promise<Actor> => ({ ...(await somebody(database)), roles: ['reader', 'editor'] })
const deed = (actor: Actor, commentId: string, what: Parameters<typeof doDeed>[1]['deed'], reason = '') =>
  transact(database, (tx) => doDeed(tx, { commentId, deed: what, reason }, { actor, now: NOW }))
const rowOf = (id: string) =>
  database.db
    .selectFrom('comment')
    .select(['state', 'likes', 'replies', 'floor', 'score'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test('likes raced a thousand times equal their rows', { timeout: 120_000 }, async () => {
  const { articleId } = await somewhere(database)
  const { commentId } = await write(database, await somebody(database), { articleId })
  const people = await Promise.all(Array.from({ length: 20 }, () => somebody(database)))
  await Promise.all(
    Array.from({ length: 1000 }, (_, at) => {
      const given = { personId: people[at % 20]?.personId as string, articleId, commentId }
      return transact(database, (tx) =>
        (at * 7) % 3 === 0 ? unlikeComment(tx, given) : likeComment(tx, { ...given, now: NOW }),
      )
    }),
  )
  const rows = await database.db
    .selectFrom('comment_like')
    .selectAll()
    .where('comment_id', '=', commentId)
    .execute()
  expect((await rowOf(commentId)).likes).toBe(rows.length)
})

test('one’s own comment, one elsewhere and one that is not shown cannot be liked', async () => {
  const { articleId, owner } = await somewhere(database)
  const other = await somewhere(database)
  const writer = await somebody(database)
  const { commentId } = await write(database, writer, { articleId })
  const like = (personId: string, under = articleId) =>
    transact(database, (tx) => likeComment(tx, { personId, articleId: under, commentId, now: NOW }))
  await expect(like(writer.personId)).rejects.toMatchObject({ code: 'comment.own_like' })
  await expect(like(owner.personId, other.articleId)).rejects.toMatchObject({ code: 'comment.not_found' })
  expect(await like(owner.personId)).toBe(1)
  expect(await like(owner.personId)).toBe(1)
  await deed(owner, commentId, 'hide')
  await expect(like((await somebody(database)).personId)).rejects.toMatchObject({ code: 'comment.not_found' })
})

test('members hide, show, hold and pin; the numbers follow', async () => {
  const { articleId, owner } = await somewhere(database)
  const writer = await somebody(database)
  const first = await write(database, writer, { articleId })
  const answer = await write(database, owner, { articleId, parentId: first.commentId })
  const count = async () => (await roomOf(database, articleId)).count
  await deed(owner, answer.commentId, 'pin')
  expect((await roomOf(database, articleId)).pinned.map(({ id }) => id)).toEqual([answer.commentId])
  await deed(owner, answer.commentId, 'hide')
  expect(await rowOf(answer.commentId)).toMatchObject({ state: 'hidden', score: -1, floor: 2 })
  expect(await rowOf(first.commentId)).toMatchObject({ replies: 0 })
  expect(await roomOf(database, articleId)).toMatchObject({ count: 1, floors: 2, pinned: [] })
  await deed(owner, answer.commentId, 'show')
  expect(await rowOf(first.commentId)).toMatchObject({ replies: 1 })
  expect(await count()).toBe(2)
  await deed(owner, first.commentId, 'hold')
  expect(await count()).toBe(1)
  for (let at = 0; at < 3; at += 1) {
    const { commentId } = await write(database, writer, { articleId }, after(at + 1))
    await deed(owner, commentId, 'pin')
  }
  await expect(deed(owner, answer.commentId, 'pin')).rejects.toMatchObject({ code: 'comment.too_many_pins' })
})

test('editors remove with a reason that the writer hears, and the audit keeps', async () => {
  const { articleId, owner } = await somewhere(database)
  const writer = await somebody(database)
  const { commentId } = await write(database, writer, { articleId })
  const by = await editor()
  await expect(deed(by, commentId, 'remove')).rejects.toMatchObject({ code: 'comment.reason_missing' })
  await expect(deed(owner, commentId, 'remove', '不行')).rejects.toMatchObject({ code: 'people.forbidden' })
  await expect(deed(writer, commentId, 'hide')).rejects.toMatchObject({ code: 'comment.not_found' })
  await deed(by, commentId, 'remove', '人身攻击')
  expect(await rowOf(commentId)).toMatchObject({ state: 'removed' })
  await expect(deed(owner, commentId, 'show')).rejects.toMatchObject({ code: 'people.wrong_state' })
  const told = await database.db
    .selectFrom('notification')
    .select(['kind', 'params'])
    .where('person_id', '=', writer.personId)
    .execute()
  expect(told).toEqual([{ kind: 'comment.removed', params: { reason: '人身攻击' } }])
  await deed(by, commentId, 'restore')
  expect(await rowOf(commentId)).toMatchObject({ state: 'visible', floor: 1 })
  const acts = await database.db
    .selectFrom('audit')
    .select('action')
    .where('subject_id', '=', commentId)
    .orderBy('id')
    .execute()
  expect(acts.map(({ action }) => action)).toEqual(['comment.remove', 'comment.restore'])
})

test('who wrote what was shown hears when others hide or hold it, once a day', async () => {
  const { articleId, owner } = await somewhere(database)
  const writer = await somebody(database)
  const { commentId } = await write(database, writer, { articleId })
  const told = async () =>
    (
      await database.db
        .selectFrom('notification')
        .select(['kind', 'params', 'href'])
        .where('person_id', '=', writer.personId)
        .orderBy('id')
        .execute()
    ).map(({ kind, params, href }) => ({ kind, reason: (params as { reason: string }).reason, href }))
  const href = `/a/${articleId}/comments/${commentId}/own`
  await deed(owner, commentId, 'hide')
  await deed(owner, commentId, 'show')
  await deed(owner, commentId, 'hide')
  expect(await told()).toEqual([{ kind: 'comment.hidden', reason: '', href }])
  await deed(owner, commentId, 'show')
  await deed(await editor(), commentId, 'hold', ' 请先核实 ')
  expect((await told())[1]).toEqual({ kind: 'comment.held', reason: '请先核实', href })
  expect(await ownComment(database, { commentId, personId: writer.personId, now: NOW })).toMatchObject({
    state: 'held',
    reason: '请先核实',
    wasShown: true,
    isByRule: false,
  })
  // Held already, it was not seen by anybody.
  await deed(owner, commentId, 'hide')
  expect(await told()).toHaveLength(2)
  const own = await write(database, owner, { articleId })
  await deed(owner, own.commentId, 'hide')
  expect(
    await database.db
      .selectFrom('notification')
      .select('id')
      .where('person_id', '=', owner.personId)
      .where('kind', '=', 'comment.hidden')
      .execute(),
  ).toEqual([])
})

test('an account ends its own holds; those of the desk and of the portal’s rules end at the desk', async () => {
  const { articleId, accountId, owner } = await somewhere(database)
  const writer = await somebody(database)
  const member = await somebody(database)
  await database.db
    .insertInto('account_member')
    .values({ account_id: accountId, person_id: member.personId, role: 'writer', joined_at: NOW })
    .execute()
  const colleague: Actor = { ...member, members: [{ accountId, role: 'writer' }] }
  const desk = await editor()
  const { commentId } = await write(database, writer, { articleId })
  const inQueue = async () =>
    (await commentsOfAccount(database, accountId, { held: true })).comments.map((one) => [
      one.rule,
      one.isPortals,
    ])
  await deed(owner, commentId, 'hold')
  expect(await inQueue()).toEqual([[null, false]])
  await deed(colleague, commentId, 'approve')
  await deed(desk, commentId, 'hold', 'first')
  expect(await inQueue()).toEqual([[null, true]])
  await expect(deed(owner, commentId, 'approve')).rejects.toMatchObject({ code: 'people.forbidden' })
  await expect(deed(writer, commentId, 'approve')).rejects.toMatchObject({ code: 'comment.not_found' })
  await deed(owner, commentId, 'hide')
  await deed(owner, commentId, 'show')
  expect(await rowOf(commentId)).toMatchObject({ state: 'held' })
  await deed(desk, commentId, 'approve')
  expect(await rowOf(commentId)).toMatchObject({ state: 'visible' })
  for (const [rule, isPortals] of [
    ['all', true],
    ['links', true],
    ['edit', true],
    ['first', false],
    ['import', false],
  ] as const) {
    await transact(database, async (tx) => {
      const by = { kind: 'held', reason: rule, actor: null, now: NOW } as const
      await addMark(tx, { id: commentId, articleId }, by)
      await settleComment(tx, await lockComment(tx, commentId), NOW)
    })
    expect(await inQueue()).toEqual([[rule, isPortals]])
    const approved = deed(owner, commentId, 'approve')
    if (isPortals) {
      await expect(approved).rejects.toMatchObject({ code: 'people.forbidden' })
      await deed(desk, commentId, 'approve')
    } else await approved
  }
})

test('a vote is there while something of its writer is shown', async () => {
  const { articleId, owner } = await somewhere(database)
  const writer = await somebody(database)
  const votes = async (actor: Actor) =>
    (
      await database.db
        .selectFrom('reaction_event')
        .select('kind')
        .where('article_id', '=', articleId)
        .where('person_id', '=', actor.personId)
        .execute()
    ).length
  const first = await write(database, writer, { articleId })
  const second = await write(database, writer, { articleId }, after(1))
  expect(await votes(writer)).toBe(1)
  await deed(owner, first.commentId, 'hide')
  expect(await votes(writer)).toBe(1)
  await transact(database, (tx) => deleteComment(tx, second, { actor: writer, now: NOW }))
  expect(await votes(writer)).toBe(0)
  await deed(owner, first.commentId, 'show')
  expect(await votes(writer)).toBe(1)
  await deed(await editor(), first.commentId, 'remove', '离题')
  expect(await votes(writer)).toBe(0)
  const answer = await write(database, owner, { articleId })
  expect(await votes(owner)).toBe(0)
  await deed(owner, answer.commentId, 'hide')
  await deed(owner, answer.commentId, 'show')
  expect(await votes(owner)).toBe(0)
  const newcomer = await somebody(database, { days: 0.2 })
  const held = await write(database, newcomer, { articleId, body: '看 https://example.org/' })
  expect(await votes(newcomer)).toBe(0)
  await deed(await editor(), held.commentId, 'approve')
  expect(await votes(newcomer)).toBe(1)
})

test('who leaves leaves their comments without a name and takes their likes along', async () => {
  const { articleId } = await somewhere(database)
  const writer = await somebody(database, { name: '要走的人' })
  const other = await write(database, await somebody(database), { articleId })
  const { commentId } = await write(database, writer, { articleId })
  await transact(database, (tx) =>
    likeComment(tx, { personId: writer.personId, articleId, commentId: other.commentId, now: NOW }),
  )
  expect(JSON.stringify(await COMMENTS_PART.collect(database, writer.personId))).toContain(commentId)
  await transact(database, async (tx) => {
    await COMMENTS_PART.forget?.(tx, writer.personId, NOW)
    await tx.db
      .updateTable('person')
      .set({ left_at: NOW, name: '—' })
      .where('id', '=', writer.personId)
      .execute()
  })
  const { comments } = await pageOfComments(database, articleId, 'new')
  expect(comments.find(({ id }) => id === commentId)).toMatchObject({ name: '', state: 'visible' })
  expect((await rowOf(other.commentId)).likes).toBe(0)
  expect(JSON.stringify(await database.db.selectFrom('comment').selectAll().execute())).not.toContain(
    '要走的人',
  )
})
