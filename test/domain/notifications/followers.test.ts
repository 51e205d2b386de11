import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import { follow } from '../../../src/domain/following/index.ts'
import {
  chooseNotices,
  type NoticeChoices,
  notificationsOf,
  TELL_FOLLOWERS,
  tellFollowers,
  unreadOf,
} from '../../../src/domain/notifications/index.ts'
import { beginTelling, tellSome } from '../../../src/domain/notifications/telling.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'

const now = new Date('2026-05-01T08:00:00Z')
const database = await createTestDatabase()
let accountId: string
const people: string[] = []

beforeAll(async () => {
  accountId = (await makeRoom(database, now)).accountId
  for (let index = 0; index < 25; index++) people.push(await newPerson(index))
  for (const personId of people)
    await transact(database, (tx) => follow(tx, { personId, kind: 'account', id: accountId, now }))
})
beforeEach(() => sql`delete from notification`.execute(database.db))

async function newPerson(index: number): Promise<string> {
  const id = newId()
  await database.db
    .insertInto('person')
    .values({ id, name: `读者${index}`, email: `reader${index}@example.test` })
    .execute()
  return id
}

const publish = async (topics: string[] = []) => {
  const made = await publishOne(database, accountId, { topics }, now)
  return made.articleId
}
const noticesOf = async (about: string) =>
  database.db.selectFrom('notification').select('person_id').where('about', '=', about).execute()
const choices = (mail: NoticeChoices['ways']['follows']['mail'], site = true): NoticeChoices => ({
  ways: {
    replies: { site: true, mail: 'now', push: true },
    mentions: { site: true, mail: 'now', push: true },
    follows: { site, mail, push: false },
  },
  rhythm: 'daily',
})

describe('followers', () => {
  test('hear of a new article once each, whatever they follow it by', async () => {
    const [one = ''] = people
    const articleId = await publish(['轮渡'])
    const { id: topicId } = await database.db
      .selectFrom('topic')
      .select('id')
      .where('name', '=', '轮渡')
      .executeTakeFirstOrThrow()
    const stranger = await newPerson(99)
    for (const personId of [one, stranger])
      await transact(database, (tx) => follow(tx, { personId, kind: 'topic', id: topicId, now }))
    await tellFollowers(database, articleId, () => now)
    await tellFollowers(database, articleId, () => now)
    const told = (await noticesOf(articleId)).map((row) => row.person_id).sort()
    expect(told).toEqual([...people, stranger].sort())
    const { items } = await notificationsOf(database, one)
    expect(items).toMatchObject([{ kind: 'article.new', href: expect.stringContaining(`/a/${articleId}/`) }])
  })

  test('are told where a killed run stopped, none twice', async () => {
    const articleId = await publish()
    await transact(database, (tx) => beginTelling(tx, articleId, now))
    await transact(database, (tx) => tellSome(tx, { articleId, atOnce: 10, now }))
    // What a kill within a step leaves: nothing of it.
    const killed = transact(database, async (tx) => {
      await tellSome(tx, { articleId, atOnce: 10, now })
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await noticesOf(articleId)).toHaveLength(10)
    await tellFollowers(database, articleId, () => now)
    expect(await noticesOf(articleId)).toHaveLength(people.length)
    const stand = await database.db
      .selectFrom('telling')
      .select(['told', 'ended_at'])
      .where('article_id', '=', articleId)
      .executeTakeFirst()
    expect(stand).toMatchObject({ told: people.length, ended_at: now })
  })

  test('are told once by two runs at the same time', async () => {
    const articleId = await publish()
    await Promise.all([1, 2, 3].map(() => tellFollowers(database, articleId, () => now)))
    expect(await noticesOf(articleId)).toHaveLength(people.length)
  })

  test('are told by one short run after the other, each putting down the next', async () => {
    const articleId = await publish()
    const waiting = async () => {
      const { rows } = await database.pool.query(
        `delete from pgboss.job where name = $1 and data ->> 'articleId' = $2 returning id`,
        [TELL_FOLLOWERS, articleId],
      )
      return rows.length
    }
    await waiting()
    let runs = 0
    do await tellFollowers(database, articleId, () => now, { atOnce: 10, longestMs: 0 })
    while (++runs < 10 && (await waiting()) === 1)
    // Three tell, the last finds nobody left.
    expect(runs).toBe(4)
    expect(await noticesOf(articleId)).toHaveLength(people.length)
  })

  test('hear nothing of what was taken back meanwhile', async () => {
    const articleId = await publish()
    await transact(database, (tx) => beginTelling(tx, articleId, now))
    await transact(database, (tx) => tellSome(tx, { articleId, atOnce: 5, now }))
    await transact(database, (tx) => retractArticle(tx, { articleId, reason: '有误', actor: null, now }))
    await tellFollowers(database, articleId, () => now)
    expect(await noticesOf(articleId)).toHaveLength(5)
  })

  test('hear in the ways they chose, and not at all when they chose so', async () => {
    const [silent = '', mailed = '', gathered = ''] = people
    const choose = (personId: string, chosen: NoticeChoices) =>
      transact(database, (tx) => chooseNotices(tx, { personId, choices: chosen, now }))
    await choose(silent, choices('never', false))
    await choose(mailed, choices('now', false))
    await choose(gathered, choices('digest', false))
    const articleId = await publish()
    await tellFollowers(database, articleId, () => now)
    const told = (await noticesOf(articleId)).map((row) => row.person_id)
    expect(told).not.toContain(silent)
    const mails = await database.db.selectFrom('mail').select(['to_address', 'topic']).execute()
    expect(mails).toEqual([{ to_address: 'reader1@example.test', topic: 'follows' }])
    for (const personId of [mailed, gathered]) {
      expect((await notificationsOf(database, personId)).items).toEqual([])
      expect(await unreadOf(database, personId)).toBe(0)
    }
    const waiting = await database.db
      .selectFrom('notification')
      .select('person_id')
      .where('digest', '=', true)
      .execute()
    expect(waiting).toEqual([{ person_id: gathered }])
  })

  test('are found by index, however many there are', async () => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select person_id from follow where account_id = ${accountId} and person_id > 'x'
       order by person_id limit 1000`.execute(database.db)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).not.toMatch(/Sort/)
  })
})
