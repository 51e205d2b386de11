import { describe, expect, test } from 'vitest'
import { findSubject } from '../../../src/domain/articles/index.ts'
import {
  beginArticle,
  checkFields,
  copiesOf,
  discardArticle,
  findDraft,
  keepLosing,
  type Saving,
  saveDraft,
  takeWriting,
  writingNow,
} from '../../../src/domain/drafts/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { documentOf, makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'
import { makeEditor, makeMember } from '../../support/writers.ts'

const database = await createTestDatabase()
const { accountId } = await makeRoom(database)
const other = await makeRoom(database)
const owner = await makeMember(database, accountId, 'owner', 'Owner')
const writer = await makeMember(database, accountId, 'writer', 'Writer')
const second = await makeMember(database, accountId, 'writer', 'Second')
const stranger = await makeMember(database, other.accountId, 'owner')
const now = new Date('2026-05-01T08:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const begin = (actor = writer) =>
  transact(database, (tx) => beginArticle(tx, { accountId, actor, language: 'en', now }))
const save = (saving: Partial<Saving> & Pick<Saving, 'articleId'>) =>
  transact(database, (tx) =>
    saveDraft(tx, { baseVersion: 1, session: 'one', fields: { title: 'T' }, actor: writer, now, ...saving }),
  )

describe('a working copy', () => {
  test('is saved by version and found again', async () => {
    const { articleId } = await begin()
    const first = await save({ articleId, fields: { title: 'A ferry', body: documentOf('Six o’clock.') } })
    expect(first).toEqual({ version: 2, savedAt: now })
    const draft = await findDraft(database.db, articleId)
    expect(draft).toMatchObject({ version: 2, accountId, fields: { title: 'A ferry', language: 'en' } })
    expect(await findSubject(database.db, articleId)).toMatchObject({ state: 'draft', title: 'A ferry' })
  })

  test('goes on from an answer that was lost', async () => {
    const { articleId } = await begin()
    await save({ articleId, baseVersion: 1, fields: { title: 'A' } })
    // The answer never came: the window sends what it has by now, from the version it knows.
    expect(await save({ articleId, baseVersion: 1, fields: { title: 'AB' } })).toMatchObject({ version: 3 })
  })

  test('tells the second of two windows what the first wrote, and keeps what lost', async () => {
    const { articleId } = await begin(owner)
    await save({ articleId, session: 'one', actor: owner, fields: { title: 'Mine' } })
    const losing = { articleId, session: 'two', actor: owner, fields: { title: 'Yours' }, now: later(61) }
    await expect(save({ ...losing, baseVersion: 1 })).rejects.toMatchObject({
      code: 'draft.conflict',
      details: { version: 2, by: 'Owner', fields: { title: 'Mine' } },
    })
    await transact(database, (tx) => keepLosing(tx, { ...losing, baseVersion: 1 }))
    expect(await copiesOf(database.db, articleId)).toMatchObject([{ fields: { title: 'Yours' } }])
    // The first window, which came back to its own version, is told the same once the second has won.
    await save({ ...losing, baseVersion: 2 })
    await expect(save({ articleId, actor: owner, baseVersion: 2, now: later(200) })).rejects.toMatchObject({
      code: 'draft.conflict',
    })
  })

  test('is written by one window at a time, until it is silent or another takes over', async () => {
    const { articleId } = await begin()
    await save({ articleId, session: 'one' })
    const take = (session: string, seconds: number, takeOver = false) =>
      transact(database, (tx) =>
        takeWriting(tx, { articleId, session, takeOver, actor: owner, now: later(seconds) }),
      )
    expect(await take('two', 10)).toMatchObject({ name: 'Writer', since: now })
    await expect(
      save({ articleId, session: 'two', actor: owner, baseVersion: 2, now: later(10) }),
    ).rejects.toMatchObject({ code: 'draft.taken', details: { by: 'Writer' } })
    expect(await take('two', 20, true)).toBeNull()
    await expect(save({ articleId, session: 'one', baseVersion: 2, now: later(21) })).rejects.toMatchObject({
      code: 'draft.taken',
    })
    expect(await writingNow(database.db, articleId, later(85))).toBeUndefined()
    expect(await save({ articleId, session: 'one', baseVersion: 2, now: later(85) })).toMatchObject({
      version: 3,
    })
  })

  test('of a published article begins with what readers see', async () => {
    const { articleId } = await publishOne(database, accountId, { title: 'Out' })
    expect(await findDraft(database.db, articleId)).toMatchObject({ version: 0, fields: { title: 'Out' } })
    await save({ articleId, baseVersion: 0, actor: owner, fields: { title: 'Out again' } })
    expect(await findSubject(database.db, articleId)).toMatchObject({ state: 'published', needs: 'unsent' })
    const work = await database.db
      .selectFrom('article_work')
      .select(['state', 'needs', 'title'])
      .where('article_id', '=', articleId)
      .executeTakeFirst()
    expect(work).toEqual({ state: 'published', needs: 'unsent', title: 'Out again' })
  })

  test('is nobody else’s business', async () => {
    const { articleId } = await begin()
    await expect(save({ articleId, actor: stranger })).rejects.toMatchObject({ code: 'article.not_found' })
    await expect(save({ articleId, actor: second })).rejects.toMatchObject({ code: 'people.forbidden' })
    const editor = await makeEditor(database)
    await expect(save({ articleId, actor: editor })).rejects.toMatchObject({ code: 'people.forbidden' })
    await expect(save({ articleId: 'zzzzzzzzzzzzz' })).rejects.toMatchObject({ code: 'article.not_found' })
    await expect(
      transact(database, (tx) => beginArticle(tx, { accountId, actor: stranger, language: 'en', now })),
    ).rejects.toMatchObject({ code: 'account.not_found' })
  })

  test('can be given up before it was published', async () => {
    const { articleId } = await begin()
    await transact(database, (tx) => discardArticle(tx, { articleId, actor: writer, now }))
    expect(await findSubject(database.db, articleId)).toBeUndefined()
    await expect(save({ articleId })).rejects.toMatchObject({ code: 'article.not_found' })
  })

  test('is begun once however often its form is sent', async () => {
    const key = '1jn4428dpj5xq'
    const about = { accountId, actor: writer, language: 'en', key, now }
    const first = await transact(database, (tx) => beginArticle(tx, about))
    expect(await transact(database, (tx) => beginArticle(tx, about))).toEqual(first)
    // Somebody else's key tells nothing and hurts nobody.
    const forged = { ...about, accountId: other.accountId, actor: stranger }
    expect(await transact(database, (tx) => beginArticle(tx, forged))).not.toEqual(first)
  })

  test('points only to what is there and may be used', async () => {
    const { articleId } = await begin()
    for (const fields of [
      { coverMediaId: 'zzzzzzzzzzzzz' },
      { channelId: 'zzzzzzzzzzzzz' },
      { seriesId: 'zzzzzzzzzzzzz' },
    ])
      await expect(save({ articleId, fields })).rejects.toMatchObject({ code: 'draft.invalid' })
  })
})

describe('fields that somebody sent', () => {
  test.each([
    [{ title: 'x'.repeat(2_000_000) }, 'title'],
    [{ title: 7 }, 'title'],
    [{ label: 'other' }, 'label'],
    [{ topics: Array.from({ length: 30 }, (_, at) => `t${at}`) }, 'topics'],
    [{ language: '<en>' }, 'language'],
    [{ coverMediaId: '../etc' }, 'coverMediaId'],
    [{ commentsOpen: 'yes' }, 'commentsOpen'],
  ])('are refused with their name', (given, field) => {
    expect(() => checkFields(given)).toThrow(expect.objectContaining({ code: 'draft.invalid' }))
    try {
      checkFields(given)
    } catch (error) {
      expect(error).toMatchObject({ details: { field } })
    }
  })

  test('lose what turns direction or is unseen, and unknown names', () => {
    expect(checkFields({ title: 'a\u202Egnp.exe\u200b \n b', unknown: 1 })).toEqual({ title: 'agnp.exe b' })
    expect(() => checkFields({ body: { type: 'doc', content: [{ type: 'script' }] } })).toThrow()
  })
})
