import { describe, expect, test } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import { beginArticle, findDraft } from '../../../src/domain/drafts/index.ts'
import {
  answerSeries,
  articlesOfSeries,
  beginSeries,
  changeSeries,
  dropFromSeries,
  fileUnderSeries,
  inviteToSeries,
  orderSeries,
  seriesOf,
  seriesOfAccount,
} from '../../../src/domain/series/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'
import { makeMember } from '../../support/writers.ts'

const database = await createTestDatabase()
const now = new Date('2026-05-10T08:00:00Z')
const room = await makeRoom(database)
const guest = await makeRoom(database)
const actor = await makeMember(database, room.accountId, 'owner')
const guestActor = await makeMember(database, guest.accountId, 'owner')
const words = { title: 'Ferries', description: '', coverMediaId: null }
const begin = () =>
  transact(database, (tx) => beginSeries(tx, { accountId: room.accountId, words, actor, now }))
const file = (articleId: string, seriesId: string | null) =>
  transact(database, (tx) => fileUnderSeries(tx, { articleId, seriesId, actor: null, now }))

describe('a series', () => {
  test('leads from one article to the next, past those that are retracted', async () => {
    const { seriesId } = await begin()
    const ids = []
    for (const title of ['One', 'Two', 'Three']) {
      const { articleId } = await publishOne(database, room.accountId, { title })
      await file(articleId, seriesId)
      ids.push(articleId)
    }
    const [one, two, three] = ids as [string, string, string]
    expect(await seriesOf(database, two)).toMatchObject({
      id: seriesId,
      place: 2,
      articles: 3,
      previous: { title: 'One' },
      next: { title: 'Three' },
    })
    await transact(database, (tx) => orderSeries(tx, { seriesId, articleIds: [three, one], actor }))
    expect((await articlesOfSeries(database, seriesId)).map(({ title }) => title)).toEqual([
      'Three',
      'One',
      'Two',
    ])
    await transact(database, (tx) => retractArticle(tx, { articleId: one, reason: 'R', actor: null, now }))
    expect(await seriesOf(database, two)).toMatchObject({
      place: 2,
      articles: 2,
      previous: { title: 'Three' },
    })
    expect(await seriesOf(database, one)).toBeUndefined()
  })

  test('takes articles of others only once they agreed, and none when it is closed', async () => {
    const { seriesId } = await begin()
    const { articleId } = await publishOne(database, guest.accountId)
    const count = async () => (await articlesOfSeries(database, seriesId)).length
    await file(articleId, seriesId)
    expect(await count()).toBe(0)
    await transact(database, (tx) => inviteToSeries(tx, { seriesId, handle: guest.handle, actor, now }))
    await file(articleId, seriesId)
    expect(await count()).toBe(0)
    const answer = (join: boolean, by = guestActor) =>
      transact(database, (tx) =>
        answerSeries(tx, { seriesId, accountId: guest.accountId, join, actor: by, now }),
      )
    await expect(answer(true, actor)).rejects.toMatchObject({ code: 'series.not_found' })
    await answer(true)
    await file(articleId, seriesId)
    expect(await count()).toBe(1)
    expect(await seriesOfAccount(database, guest.accountId)).toMatchObject([{ asGuest: true, asked: false }])
    await answer(false)
    expect(await count()).toBe(0)
    const own = await publishOne(database, room.accountId)
    await transact(database, (tx) =>
      changeSeries(tx, { seriesId, words: { ...words, closed: true }, actor, now }),
    )
    await file(own.articleId, seriesId)
    expect(await count()).toBe(0)
    await expect(
      transact(database, (tx) => changeSeries(tx, { seriesId, words, actor: guestActor, now })),
    ).rejects.toMatchObject({ code: 'series.not_found' })
  })

  test('has an article in one place only', async () => {
    const first = await begin()
    const second = await begin()
    const { articleId } = await publishOne(database, room.accountId)
    await file(articleId, first.seriesId)
    await file(articleId, second.seriesId)
    expect(await seriesOf(database, articleId)).toMatchObject({ id: second.seriesId })
    await file(articleId, null)
    expect(await seriesOf(database, articleId)).toBeUndefined()
  })
  test('leaves what others wrote alone when it is dropped by a forged ID', async () => {
    const own = await begin()
    const theirs = await transact(database, (tx) =>
      beginSeries(tx, { accountId: guest.accountId, words, actor: guestActor, now }),
    )
    const fields = { seriesId: theirs.seriesId }
    const { articleId } = await transact(database, (tx) =>
      beginArticle(tx, { accountId: guest.accountId, actor: guestActor, language: 'en', fields, now }),
    )
    await transact(database, (tx) => dropFromSeries(tx, { seriesId: own.seriesId, articleId, actor }))
    expect((await findDraft(database.db, articleId))?.fields.seriesId).toBe(theirs.seriesId)
  })
})
