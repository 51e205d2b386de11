import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  chooseHistory,
  forgetHistory,
  HISTORY_DAYS,
  HISTORY_LENGTH,
  historyOf,
  noteHistory,
  wipeHistory,
} from '../../../src/domain/history/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { addPeople } from '../../support/people.ts'

const NOW = new Date('2026-11-23T08:00:00Z')
const second = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

let database: TestDatabase
let accountId: string
let articleIds: string[]
let personId: string
beforeAll(async () => {
  database = await createTestDatabase({ max: 12 })
  accountId = (await makeRoom(database)).accountId
  const made = await Promise.all([1, 2, 3].map(() => publishOne(database, accountId)))
  articleIds = made.map((article) => article.articleId)
})
beforeEach(async () => {
  personId = (await addPeople(database, 1))[0] as string
})

function note(...reads: [article: number, at: number][]): Promise<void> {
  return transact(database, (tx) =>
    noteHistory(
      tx,
      reads.map(([at, seconds]) => ({
        personId,
        articleId: articleIds[at] as string,
        readAt: second(seconds),
      })),
    ),
  )
}

async function read(): Promise<string[]> {
  return (await historyOf(database, personId)).items.map((item) => item.articleId)
}

describe('a reading history', () => {
  test('has each article once, the last read first', async () => {
    await note([0, 1], [1, 2], [0, 3], [0, 1])
    await note([2, 4], [1, 1])
    expect(await read()).toEqual([articleIds[2], articleIds[0], articleIds[1]])
  })

  test('takes nothing for people and articles that are unknown', async () => {
    await transact(database, (tx) =>
      noteHistory(tx, [
        { personId: newId(), articleId: articleIds[0] as string, readAt: NOW },
        { personId, articleId: newId(), readAt: NOW },
      ]),
    )
    expect(await read()).toEqual([])
  })

  test('that was wiped takes nothing from before, though it arrives later', async () => {
    await note([0, 1])
    await transact(database, (tx) => wipeHistory(tx, { personId, now: second(5) }))
    await note([1, 4], [2, 6])
    expect(await read()).toEqual([articleIds[2]])
  })

  test('that is being switched off while batches are written stays empty', async () => {
    const writing = Array.from({ length: 40 }, (_, i) => note([i % 3, i]))
    const switching = transact(database, (tx) =>
      chooseHistory(tx, { personId, keeps: false, now: second(20) }),
    )
    await Promise.all([...writing, switching, ...Array.from({ length: 20 }, (_, i) => note([i % 3, 60 + i]))])
    expect(await read()).toEqual([])
  })

  test('ends after its days and beyond its length', async () => {
    const days = (number: number) => new Date(NOW.getTime() - number * 86_400_000)
    await transact(database, (tx) =>
      noteHistory(tx, [
        { personId, articleId: articleIds[0] as string, readAt: days(HISTORY_DAYS + 1) },
        { personId, articleId: articleIds[1] as string, readAt: days(HISTORY_DAYS - 1) },
      ]),
    )
    await forgetHistory(database, NOW)
    expect(await read()).toEqual([articleIds[1]])
    const ids = Array.from({ length: HISTORY_LENGTH + 20 }, () => newId())
    await database.db
      .insertInto('article')
      .values(ids.map((id) => ({ id, account_id: accountId, created_at: NOW })))
      .execute()
    await transact(database, (tx) =>
      noteHistory(
        tx,
        ids.map((articleId, at) => ({ personId, articleId, readAt: second(at - ids.length) })),
      ),
    )
    await forgetHistory(database, NOW)
    const kept = await database.db
      .selectFrom('reading_history')
      .select('article_id')
      .where('person_id', '=', personId)
      .orderBy('read_at', 'desc')
      .execute()
    expect(kept.map((row) => row.article_id)).toEqual(ids.slice(20).reverse())
  })
})
