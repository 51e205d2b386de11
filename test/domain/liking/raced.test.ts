import { beforeAll, describe, expect, test } from 'vitest'
import { bookmarkArticle, dropBookmark } from '../../../src/domain/bookmarks/index.ts'
import { takeBackCounted } from '../../../src/domain/figures/index.ts'
import { follow, unfollow } from '../../../src/domain/following/index.ts'
import { likeArticle, takeBackLike } from '../../../src/domain/liking/index.ts'
import { type Tx, transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { addPeople } from '../../support/people.ts'

const NOW = new Date('2026-11-23T08:00:00Z')
const TIMES = 1000

let database: TestDatabase
let people: string[]
let accountIds: string[]
let articleIds: string[]
beforeAll(async () => {
  database = await createTestDatabase({ max: 16 })
  people = await addPeople(database, 12)
  const rooms = [await makeRoom(database), await makeRoom(database)]
  accountIds = rooms.map((room) => room.accountId)
  const articles = await Promise.all(
    [0, 1, 0, 1].map((at) => publishOne(database, accountIds[at] as string, { topics: ['江城', '轮渡'] })),
  )
  articleIds = articles.map((article) => article.articleId)
})

describe('a thousand likes, bookmarks and follows at once', () => {
  test('leave numbers that equal the rows, none lost and none waiting for another', async () => {
    const random = numbers(7)
    const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T
    const topicIds = (await database.db.selectFrom('topic').select('id').execute()).map((row) => row.id)
    const acts = Array.from({ length: TIMES }, () => {
      const personId = pick(people)
      const articleId = pick(articleIds)
      const account = { personId, kind: 'account', id: pick(accountIds) } as const
      const topic = { personId, kind: 'topic', id: pick(topicIds) } as const
      return pick<(tx: Tx) => Promise<unknown>>([
        (tx) => likeArticle(tx, { personId, articleId, now: NOW }),
        (tx) => takeBackLike(tx, { personId, articleId }),
        (tx) => bookmarkArticle(tx, { personId, articleId, now: NOW }),
        (tx) => dropBookmark(tx, { personId, articleId }),
        (tx) => follow(tx, { ...account, now: NOW }),
        (tx) => unfollow(tx, account),
        (tx) => follow(tx, { ...topic, now: NOW }),
        (tx) => unfollow(tx, topic),
      ])
    })
    // A few who leave in the midst of it, with all that is theirs.
    for (const at of [300, 500, 700]) acts.splice(at, 0, (tx) => takeBackCounted(tx, pick(people)))
    const outcomes = await Promise.allSettled(acts.map((act) => transact(database, act)))
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toEqual([])
    await expectEqual()
  })

  test('of one person under one article count once', async () => {
    const [personId] = await addPeople(database, 1)
    const [articleId] = articleIds
    const own = { personId: personId as string, articleId: articleId as string }
    const before = await likes(own.articleId)
    await Promise.all(
      Array.from({ length: 50 }, () => transact(database, (tx) => likeArticle(tx, { ...own, now: NOW }))),
    )
    expect(await likes(own.articleId)).toBe(before + 1)
    await Promise.all(Array.from({ length: 50 }, () => transact(database, (tx) => takeBackLike(tx, own))))
    expect(await likes(own.articleId)).toBe(before)
    await expectEqual()
  })
})

describe('a like', () => {
  test('of what cannot be read is refused', async () => {
    const [personId = ''] = people
    const liking = transact(database, (tx) =>
      likeArticle(tx, { personId, articleId: '0'.repeat(13), now: NOW }),
    )
    await expect(liking).rejects.toMatchObject({ code: 'article.not_found' })
  })
})

async function likes(articleId: string): Promise<number> {
  const row = await database.db
    .selectFrom('article_figures')
    .select('likes')
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  return row?.likes ?? 0
}

async function expectEqual(): Promise<void> {
  const { rows } = await database.pool.query(`
    select 'likes' as of, f.article_id as id, f.likes::int as told, (select count(*)::int from article_like where article_id = f.article_id) as are from article_figures f
    union all select 'bookmarks', f.article_id, f.bookmarks, (select count(*)::int from bookmark where article_id = f.article_id) from article_figures f
    union all select 'followers', f.account_id, f.followers, (select count(*)::int from follow where account_id = f.account_id) from account_figures f
    union all select 'received', f.account_id, f.likes::int, (select count(*)::int from article_like l join article a on a.id = l.article_id where a.account_id = f.account_id) from account_figures f
    union all select 'topic', f.topic_id, f.followers, (select count(*)::int from topic_follow where topic_id = f.topic_id) from topic_figures f`)
  expect(rows.length).toBeGreaterThan(8)
  for (const { of, id, told, are } of rows) expect({ of, id, number: told }).toEqual({ of, id, number: are })
}

/** Always the same numbers between 0 and 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}
