import { beforeEach, describe, expect, test } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import { COMMENTS_PART, doDeed } from '../../../src/domain/comments/index.ts'
import { follow } from '../../../src/domain/following/index.ts'
import {
  chooseNotices,
  notificationsOf,
  sendDigests,
  tellFollowers,
} from '../../../src/domain/notifications/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'
import { after, NOW, somebody, somewhere, write } from '../comments/room.ts'

const database = await createTestDatabase()
const NEXT_MORNING = new Date(NOW.getTime() + 24 * 3600_000)
let reader: Actor
let place: Awaited<ReturnType<typeof somewhere>>
let commentId: string

const digestsTo = (personId: string) =>
  database.db
    .selectFrom('mail')
    .select(['params', 'items'])
    .where('person_id', '=', personId)
    .where('topic', '=', 'digest')
    .execute()
const noticesOf = async ({ personId }: Actor) => (await notificationsOf(database, personId)).items
const answer = async (body: string) => {
  const writer = await somebody(database, { name: '周' })
  const made = await write(
    database,
    writer,
    { articleId: place.articleId, parentId: commentId, body },
    after(1),
  )
  return { ...made, writer }
}

beforeEach(async () => {
  place = await somewhere(database)
  reader = await somebody(database, { name: '林' })
  const digest = { site: true, mail: 'digest', push: false } as const
  const choices = { ways: { replies: digest, mentions: digest, follows: digest }, rhythm: 'daily' } as const
  await transact(database, (tx) => chooseNotices(tx, { personId: reader.personId, choices, now: NOW }))
  commentId = (await write(database, reader, { articleId: place.articleId, body: '问一句' })).commentId
})

describe('what a comment said', () => {
  test('is told as it is now, and nowhere once it was taken away', async () => {
    const kept = await answer('留下的话')
    const removed = await answer('要撤的话')
    expect((await noticesOf(reader)).map(({ params }) => params)).toMatchObject([
      { who: '周', text: '要撤的话' },
      { who: '周', text: '留下的话' },
    ])
    const editor: Actor = { ...(await somebody(database)), roles: ['reader', 'editor'] }
    await transact(database, (tx) =>
      doDeed(
        tx,
        { commentId: removed.commentId, deed: 'remove', reason: '人身攻击' },
        { actor: editor, now: NOW },
      ),
    )
    const [first, second] = await noticesOf(reader)
    expect(first).toMatchObject({ kind: 'comment.gone', params: {}, href: null })
    expect(second).toMatchObject({ kind: 'comment.reply', href: expect.stringContaining(kept.commentId) })
    const { rows } = await database.pool.query('select params from notification where person_id = $1', [
      reader.personId,
    ])
    expect(rows).toEqual([{ params: {} }, { params: {} }])
    await sendDigests(database, NEXT_MORNING)
    const [digest] = await digestsTo(reader.personId)
    expect(digest?.params).toMatchObject({ count: 1 })
    expect(JSON.stringify(digest?.items)).toContain('留下的话')
    expect(JSON.stringify(digest?.items)).not.toContain('要撤的话')
  })

  test('loses its name with whoever wrote it', async () => {
    const { writer } = await answer('走之前的话')
    const personId = writer.personId
    await database.db.updateTable('person').set({ name: '—' }).where('id', '=', personId).execute()
    await transact(database, async (tx) => COMMENTS_PART.forget?.(tx, personId, NOW))
    const [notice] = await noticesOf(reader)
    expect(notice?.params).toMatchObject({ who: '—', text: '走之前的话' })
  })
})

describe('an article that was taken back', () => {
  test('is not named any more, nor what stands under it; nothing left, no digest', async () => {
    const { articleId, accountId } = place
    await answer('写得好')
    const { personId } = reader
    await transact(database, (tx) => follow(tx, { personId, kind: 'account', id: accountId, now: NOW }))
    await tellFollowers(database, articleId, () => NOW)
    expect((await noticesOf(reader)).map(({ kind }) => kind).sort()).toEqual(['article.new', 'comment.reply'])
    await transact(database, (tx) => retractArticle(tx, { articleId, reason: '有误', actor: null, now: NOW }))
    expect((await noticesOf(reader)).map(({ kind, params }) => [kind, params]).sort()).toEqual([
      ['article.gone', {}],
      ['comment.gone', {}],
    ])
    await sendDigests(database, NEXT_MORNING)
    expect(await digestsTo(personId)).toEqual([])
  })
})
