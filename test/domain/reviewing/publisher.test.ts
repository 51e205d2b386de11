import { describe, expect, test } from 'vitest'
import { createArticle, scheduleArticle } from '../../../src/domain/articles/index.ts'
import { Publisher } from '../../../src/domain/reviewing/index.ts'
import { fromWallTime } from '../../../src/kernel/time/index.ts'
import { openDatabase, transact } from '../../../src/platform/database/index.ts'
import { systemClock } from '../../../src/platform/waker.ts'
import { draftOf, makeRoom } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { until as untilTold } from '../../support/until.ts'

const database = await createTestDatabase()
const { accountId } = await makeRoom(database)
const fail = (message: string, error: unknown) => {
  throw new Error(message, { cause: error })
}

const until = (check: () => boolean | Promise<boolean>) =>
  untilTold(check, { what: 'what the publisher does', timeoutMs: 8000 })

function schedule(publishAt: Date, now: Date): Promise<string> {
  return transact(database, async (tx) => {
    const made = await createArticle(tx, { accountId, draft: draftOf(), actor: null, now })
    await scheduleArticle(tx, { ...made, publishAt, actor: null, now })
    return made.articleId
  })
}

const publications = (articleId: string) =>
  database.db.selectFrom('publication').select('published_at').where('article_id', '=', articleId).execute()

describe('two job processes', () => {
  test('publish at the second, once, across a change of clocks and a restart', async () => {
    const wall = (text: string): Date => {
      const found = fromWallTime(text, 'Europe/Berlin')
      if (found?.kind === 'one') return found.at
      if (found?.kind === 'twice') return found.second
      throw new Error(text)
    }
    // Berlin's clocks go from 03:00 back to 02:00: half past two comes twice, and the second one was meant.
    const start = wall('2026-10-25T00:00')
    const times = ['2026-10-25T01:59', '2026-10-25T02:30', '2026-10-25T03:00', '2026-10-25T03:30'].map(wall)
    const articles = await Promise.all(times.map((at) => schedule(at, start)))
    const time = fakeClock(start)
    const other = openDatabase(database.url, { max: 3 })
    const begin = () => [database, other].map((one) => new Publisher(one, fail, time.clock))
    let publishers = begin()
    const step = async (to: Date, count: number): Promise<void> => {
      await until(() => time.sleeping() === 2)
      time.set(to)
      await until(async () => (await publishedCount()) === count)
      await until(() => time.sleeping() === 2)
      expect(await publishedCount()).toBe(count)
    }
    const publishedCount = async (): Promise<number> =>
      (await Promise.all(articles.map(publications))).flat().length
    await step(new Date((times[0] as Date).getTime() - 1), 0)
    await step(times[0] as Date, 1)
    // The first half past two is not it.
    await step(new Date((times[1] as Date).getTime() - 3600_000), 1)
    await step(times[1] as Date, 2)
    await Promise.all(publishers.map((one) => one.close()))
    time.set(times[2] as Date)
    publishers = begin()
    await until(async () => (await publishedCount()) === 3)
    await step(times[3] as Date, 4)
    for (const [at, articleId] of articles.entries())
      expect(await publications(articleId)).toEqual([{ published_at: times[at] }])
    await Promise.all(publishers.map((one) => one.close()))
    await other.close()
  })

  test('are woken by another process, and hit the second by the machine’s clock', async () => {
    const other = openDatabase(database.url, { max: 3 })
    await other.purges.listen()
    const publishers = [1, 2].map(() => new Publisher(other, fail, systemClock))
    const publishAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000)
    const articleId = await schedule(publishAt, new Date())
    await until(async () => (await publications(articleId)).length > 0)
    const late = Date.now() - publishAt.getTime()
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(1000)
    await Promise.all(publishers.map((one) => one.close()))
    await other.close()
    expect(await publications(articleId)).toHaveLength(1)
  })
})
