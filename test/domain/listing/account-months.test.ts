import { beforeAll, describe, expect, test } from 'vitest'
import { MONTH_COUNTED, monthsOfAccount } from '../../../src/domain/listing/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
let accountId: string
beforeAll(async () => {
  database = await createTestDatabase()
  accountId = (await makeRoom(database)).accountId
  const times = [
    '2025-12-31T15:59:59Z',
    '2025-12-31T16:00:00Z',
    '2026-03-05T00:00:00Z',
    '2026-03-31T15:00:00Z',
  ]
  for (const at of times) await publishOne(database, accountId, {}, new Date(at))
})

describe('the months of an account', () => {
  test('are those in which it published, newest first, in the zone of the portal', async () => {
    expect(await monthsOfAccount(database, accountId, 'Asia/Shanghai')).toEqual([
      { month: '2026-03', count: 2, isMore: false },
      { month: '2026-01', count: 1, isMore: false },
      { month: '2025-12', count: 1, isMore: false },
    ])
    expect((await monthsOfAccount(database, accountId, 'UTC')).map((one) => one.month)).toEqual([
      '2026-03',
      '2025-12',
    ])
  })

  test('are none without articles', async () => {
    const { accountId: quiet } = await makeRoom(database)
    expect(await monthsOfAccount(database, quiet, 'UTC')).toEqual([])
  })

  test('count a few, however many there are', async () => {
    await database.pool.query(
      `with copy as (
         insert into article (id, account_id, created_at) select 'copy-' || n, $1, now() from generate_series(1, 150) n returning id)
       select count(*) from copy`,
      [accountId],
    )
    await database.pool.query(
      `insert into listing (article_id, revision_id, account_id, slug, title, summary, language, label, units, published_at, updated_at)
       select 'copy-' || n, revision_id, account_id, slug, title, summary, language, label, units, '2026-05-10', updated_at
         from listing, generate_series(1, 150) n where account_id = $1 and published_at = '2026-03-05'`,
      [accountId],
    )
    const [may] = await monthsOfAccount(database, accountId, 'UTC')
    expect(may).toEqual({ month: '2026-05', count: MONTH_COUNTED, isMore: true })
  })
})
