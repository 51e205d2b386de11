import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { neutralList } from '../../../src/domain/ranking/index.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

const HOUR = new Date('2026-05-01T08:00:00Z')
const at = (minutes: number) => new Date(HOUR.getTime() + minutes * 60_000)
let database: TestDatabase
const articles: string[] = []
const accounts: string[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  for (let room = 0; room < 8; room += 1) {
    const { accountId } = await makeRoom(database, at(-9000))
    accounts.push(accountId)
    for (let one = 0; one < 5; one += 1) {
      const published = at(-30 - one * 900 - room * 7)
      articles.push((await publishOne(database, accountId, { title: `${room} ${one}` }, published)).articleId)
    }
  }
})

const listAt = (minutes: number) => neutralList(database, { settings: DEFAULT_SETTINGS, now: at(minutes) })

it('the list for everyone is one in all processes, whenever in an hour they make it', async () => {
  const early = await listAt(2)
  expect(early.filter(({ explored }) => explored).length).toBeGreaterThan(0)
  // What is read meanwhile is in the sums at once.
  for (const [index, id] of articles.entries()) {
    const reads = 100 + index
    await sql`insert into article_reads (article_id, reads) values (${id}, ${reads})
      on conflict (article_id) do update set reads = article_reads.reads + excluded.reads`.execute(
      database.db,
    )
    await sql`insert into article_reads_hourly (article_id, hour, reads) values (${id}, ${HOUR}, ${reads})
      on conflict (article_id, hour) do update set reads = article_reads_hourly.reads + excluded.reads`.execute(
      database.db,
    )
  }
  expect(await listAt(58)).toEqual(early)
  // In the next hour they are read, and none has been seen by few.
  expect((await listAt(61)).filter(({ explored }) => explored)).toEqual([])
})
