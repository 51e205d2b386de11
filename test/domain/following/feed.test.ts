import { beforeAll, describe, expect, test } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import {
  type FollowKind,
  follow,
  followedArticles,
  followsOf,
  MOST_FOLLOWS,
} from '../../../src/domain/following/index.ts'
import { fileUnderSeries } from '../../../src/domain/series/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { addPeople } from '../../support/people.ts'

const START = Date.parse('2026-11-01T00:00:00Z')
const hour = (number: number) => new Date(START + number * 3600_000)

let database: TestDatabase
let personId: string
/** Article IDs by hour, the oldest first: an account's, a topic's, a series', and one's that nobody follows. */
const made: Record<'account' | 'topic' | 'series' | 'other', string[]> = {
  account: [],
  topic: [],
  series: [],
  other: [],
}
let seriesId: string
beforeAll(async () => {
  database = await createTestDatabase()
  personId = (await addPeople(database, 1))[0] as string
  const [account, topic, series, other] = (await Promise.all([1, 2, 3, 4].map(() => makeRoom(database)))).map(
    (room) => room.accountId,
  ) as [string, string, string, string]
  seriesId = newId()
  await database.db
    .insertInto('series')
    .values({ id: seriesId, account_id: series, title: '渡口', description: '', created_at: hour(0) })
    .execute()
  for (let at = 0; at < 25; at++) {
    const publish = async (accountId: string, step: number, topics: string[] = []) =>
      (await publishOne(database, accountId, { topics }, hour(at * 4 + step))).articleId
    made.account.push(await publish(account, 0, at % 2 ? ['轮渡'] : []))
    made.topic.push(await publish(topic, 1, ['轮渡']))
    made.series.push(await publish(series, 2))
    made.other.push(await publish(other, 3))
  }
  for (const articleId of made.series)
    await transact(database, (tx) => fileUnderSeries(tx, { articleId, seriesId, actor: null, now: hour(0) }))
  const { id: topicId } = await database.db
    .selectFrom('topic')
    .select('id')
    .where('name', '=', '轮渡')
    .executeTakeFirstOrThrow()
  const followed: [FollowKind, string][] = [
    ['account', account],
    ['topic', topicId],
    ['series', seriesId],
  ]
  for (const [kind, id] of followed)
    await transact(database, (tx) => follow(tx, { personId, kind, id, now: hour(0) }))
})

describe('what those who are followed published', () => {
  test('comes newest first, each once, page by page without a gap', async () => {
    const expected = made.account
      .flatMap((_, at) => [made.account[at], made.topic[at], made.series[at]])
      .reverse()
    const seen: string[] = []
    let before: Awaited<ReturnType<typeof followedArticles>>['older']
    do {
      const page = await followedArticles(database, personId, before)
      seen.push(...page.articles.map((one) => one.article.id))
      before = page.older
    } while (before)
    expect(seen).toEqual(expected)
  })

  test('tells what of it is followed', async () => {
    const { articles } = await followedArticles(database, personId)
    const vias = new Map(articles.map((one) => [one.article.id, one.via]))
    expect(vias.get(made.account[24] as string)?.kind).toBe('account')
    expect(vias.get(made.topic[24] as string)).toEqual({ kind: 'topic', name: '轮渡' })
    expect(vias.get(made.series[24] as string)).toEqual({ kind: 'series', name: '渡口' })
  })

  test('loses what is retracted, and a series what leaves it', async () => {
    const [gone, left] = [made.series[24], made.series[23]] as [string, string]
    await transact(database, (tx) =>
      retractArticle(tx, { articleId: gone, reason: '测试', actor: null, now: hour(200) } as never),
    )
    await transact(database, (tx) =>
      fileUnderSeries(tx, { articleId: left, seriesId: null, actor: null, now: hour(200) }),
    )
    const { articles } = await followedArticles(database, personId)
    const ids = articles.map((one) => one.article.id)
    expect(ids).not.toContain(gone)
    expect(ids).not.toContain(left)
    expect(ids).toContain(made.series[22])
  })

  test('is bounded: no more can be followed than a page can ask', async () => {
    const [eager = ''] = await addPeople(database, 1)
    await database.pool.query(
      `insert into topic (id, slug, name, created_at) select 't' || n, 't' || n, 't' || n, now() from generate_series(1, ${MOST_FOLLOWS.topic + 1}) n`,
    )
    await database.pool.query(
      `insert into topic_follow (person_id, topic_id, followed_at)
       select $1, 't' || n, '2026-11-01'::timestamptz + n * interval '1 minute' from generate_series(1, ${MOST_FOLLOWS.topic}) n`,
      [eager],
    )
    const one = (id: string) =>
      transact(database, (tx) => follow(tx, { personId: eager, kind: 'topic', id, now: hour(0) }))
    await expect(one(`t${MOST_FOLLOWS.topic + 1}`)).rejects.toMatchObject({ code: 'following.too_many' })
    // One that is followed already is no further one.
    await one('t1')
    const { items, next } = await followsOf(database, eager, 'topic')
    expect(items.map((item) => item.id).slice(0, 2)).toEqual([
      `t${MOST_FOLLOWS.topic}`,
      `t${MOST_FOLLOWS.topic - 1}`,
    ])
    expect((await followsOf(database, eager, 'topic', next)).items[0]?.id).toBe(`t${MOST_FOLLOWS.topic - 50}`)
  })
})
