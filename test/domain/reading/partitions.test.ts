import { beforeAll, describe, expect, it } from 'vitest'
import {
  forgetEvents,
  forgetVisitors,
  makePartitions,
  ReadCounter,
  rollUp,
} from '../../../src/domain/reading/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
let articleId: string

beforeAll(async () => {
  database = await createTestDatabase()
  const { accountId } = await makeRoom(database, new Date('2026-11-01'))
  articleId = (await publishOne(database, accountId, {}, new Date('2026-11-01'))).articleId
})

const tables = async (name: string) => {
  const { rows } = await database.pool.query(
    `select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1::regclass order by 1`,
    [name],
  )
  return rows.map((row) => row.relname.slice(name.length + 1) as string)
}
const count = async (table: string) =>
  Number((await database.pool.query(`select count(*) as n from ${table}`)).rows[0].n)
const readAt = async (at: Date, address: string) => {
  const counter = new ReadCounter(database, (message, cause) => {
    throw new Error(message, { cause })
  })
  const seen = [{ list: 'hot', position: 1, articleId, reason: '' }] as const
  await counter.take({ articleId, seen }, { address, userAgent: 'browser' }, at)
  await counter.close()
}

describe('partitions of days', () => {
  it('are made ahead, and what came before its day had one is moved', async () => {
    await readAt(new Date('2026-11-23T23:59:59Z'), '192.0.2.1')
    expect(await count('read_event_default')).toBe(1)
    await makePartitions(database, new Date('2026-11-23T12:00:00Z'))
    await makePartitions(database, new Date('2026-11-23T12:10:00Z'))
    expect(await tables('read_event')).toEqual(['20261123', '20261124', '20261125', '20261126', 'default'])
    expect(await count('read_event_default')).toBe(0)
    expect(await count('read_event_20261123')).toBe(1)
  })

  it('take events on both sides of midnight, and a reader counts once on each day', async () => {
    await readAt(new Date('2026-11-24T00:00:00Z'), '192.0.2.1')
    await readAt(new Date('2026-11-24T00:00:01Z'), '192.0.2.1')
    await rollUp(database, new Date('2026-11-24T00:00:05Z'))
    expect(await count('read_event_20261124')).toBe(2)
    const { rows } = await database.pool.query(
      'select day::text, reads from article_reads_daily order by day',
    )
    expect(rows).toEqual([
      { day: '2026-11-23', reads: 1 },
      { day: '2026-11-24', reads: 1 },
    ])
  })

  it('keep events whose day has none: the clock was set, or the job stood still', async () => {
    for (const day of ['2026-12-24', '2026-10-05']) await readAt(new Date(`${day}T08:00:00Z`), '192.0.2.7')
    await rollUp(database, new Date('2026-11-24T08:00:05Z'))
    expect(await count('read_event_default')).toBe(2)
    const { rows } = await database.pool.query('select reads::int from article_reads')
    expect(rows).toEqual([{ reads: 4 }])
    await database.pool.query(`delete from read_event where day in ('2026-12-24')`)
  })

  it('of who read what go with the day, those of events after the days of the rule, and the sums stay', async () => {
    await forgetVisitors(database, new Date('2026-11-24T09:00:00Z'))
    expect(await tables('reading_seen')).toEqual(['20261124', '20261125', '20261126', 'default'])
    expect(
      (
        await database.pool.query('select distinct day::text from reading_seen where day < $1', [
          '2026-11-24',
        ])
      ).rows,
    ).toEqual([])
    await forgetEvents(database, new Date('2026-12-01T09:00:00Z'))
    expect(await tables('read_event')).toEqual(['20261124', '20261125', '20261126', 'default'])
    await forgetEvents(database, new Date('2027-06-01T09:00:00Z'))
    expect(await tables('read_event')).toEqual(['default'])
    expect(
      (await count('read_event')) + (await count('impression_event')) + (await count('reading_batch')),
    ).toBe(0)
    expect(await count('article_reads_hourly')).toBe(0)
    expect((await database.pool.query('select reads::int from article_reads')).rows).toEqual([{ reads: 4 }])
  })

  it('are not dropped while events of the day wait to be counted', async () => {
    await makePartitions(database, new Date('2027-06-01T09:00:00Z'))
    await readAt(new Date('2027-06-01T23:59:59Z'), '192.0.2.9')
    // Somebody else is counting, and not done yet.
    const other = await database.pool.connect()
    await other.query(`begin; select pg_advisory_xact_lock(hashtext('masthead reading roll'))`)
    await forgetVisitors(database, new Date('2027-06-02T00:00:30Z'))
    expect(await tables('reading_seen')).toContain('20270601')
    await other.query('rollback')
    other.release()
    await forgetVisitors(database, new Date('2027-06-02T00:01:30Z'))
    const { rows } = await database.pool.query(
      `select reads from article_reads_daily where day = '2027-06-01'`,
    )
    expect(rows).toEqual([{ reads: 1 }])
    expect(await tables('reading_seen')).not.toContain('20270601')
  })
})
