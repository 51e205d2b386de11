import { expect, test } from 'vitest'
import { addComments, COMMENTS_PART, doDeed, likeComment } from '../../../src/domain/comments/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'
import { NOW, somebody, somewhere, write } from './room.ts'

const database = await createTestDatabase({ max: 20 })

const rowOf = (id: string) =>
  database.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('approving an answer and answering the same floor never wait for one another', {
  timeout: 60_000,
}, async () => {
  const { articleId, owner } = await somewhere(database)
  const writers = await Promise.all(Array.from({ length: 30 }, () => somebody(database)))
  const { commentId: parentId } = await write(database, owner, { articleId })
  const held = await Promise.all(writers.map((writer) => write(database, writer, { articleId, parentId })))
  await database.pool.query(
    `update comment set state = 'held', floor = null, shown_at = null where parent_id = $1`,
    [parentId],
  )
  await database.pool.query(
    `insert into comment_mark (id, comment_id, article_id, kind, reason, made_at)
     select id, id, article_id, 'held', 'first', created_at from comment where parent_id = $1`,
    [parentId],
  )
  await database.pool.query('update comment set replies = 0 where id = $1', [parentId])
  const imported = {
    articleId,
    parentId,
    authorName: '外来的',
    authorEmail: null,
    authorUrl: null,
    body: '导入的回复',
    state: 'visible' as const,
    createdAt: NOW,
  }
  const done = await Promise.allSettled(
    held.flatMap(({ commentId }, at) => [
      transact(database, (tx) => doDeed(tx, { commentId, deed: 'approve' }, { actor: owner, now: NOW })),
      write(database, writers[at] as Actor, { articleId, parentId, body: `再答 ${at}` }),
      transact(database, (tx) => addComments(tx, [{ ...imported, id: newId() }], NOW)),
    ]),
  )
  expect(done.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([])
  expect(await rowOf(parentId)).toMatchObject({ replies: 90 })
})

test('who leaves and who hides what they wrote never wait for one another', { timeout: 60_000 }, async () => {
  const { articleId, owner } = await somewhere(database)
  const { commentId: parentId } = await write(database, owner, { articleId })
  const leavers = await Promise.all(Array.from({ length: 30 }, () => somebody(database)))
  const answers = await Promise.all(
    leavers.map(async (leaver) => {
      const given = { personId: leaver.personId, articleId, commentId: parentId, now: NOW }
      await transact(database, (tx) => likeComment(tx, given))
      return write(database, leaver, { articleId, parentId })
    }),
  )
  const done = await Promise.allSettled(
    leavers.flatMap(({ personId }, at) => [
      transact(database, (tx) => COMMENTS_PART.forget?.(tx, personId, NOW) ?? Promise.resolve()),
      transact(database, (tx) =>
        doDeed(tx, { commentId: answers[at]?.commentId as string, deed: 'hide' }, { actor: owner, now: NOW }),
      ),
    ]),
  )
  expect(done.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([])
  expect(await rowOf(parentId)).toMatchObject({ replies: 0, likes: 0 })
})
