import { beforeAll, expect, test } from 'vitest'
import { openAccount } from '../../../src/domain/accounts/index.ts'
import { findApplication, forgetNetworks } from '../../../src/domain/applications/index.ts'
import { networkOf } from '../../../src/kernel/network.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { draftBy, later, makeActor, submit, submittedBy } from './support.ts'

const now = new Date('2026-03-01T08:00:00Z')
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})

const hintsOf = async (id: string) => (await findApplication(database, id))?.hints
const apply = async (name: string, at: Date, address: string, changes = {}) => {
  const actor = await makeActor(database, name)
  return { actor, ...(await submittedBy(database, actor, at, { name, ...changes }, address)) }
}

test('a network is the first three bytes of IPv4, the first six of IPv6', () => {
  expect(networkOf('192.0.2.7')).toBe(networkOf('192.0.2.250'))
  expect(networkOf('::ffff:192.0.2.7')).toBe(networkOf('192.0.2.7'))
  expect(networkOf('192.0.3.7')).not.toBe(networkOf('192.0.2.7'))
  expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:db8:1:ffff::9'))
  expect(networkOf('2001:db8:2::1')).not.toBe(networkOf('2001:db8:1::1'))
  expect(networkOf('nonsense')).toBeNull()
})

test('editors are told of the same network, also from the month before, but no address is kept', async () => {
  const february = new Date('2026-02-20T08:00:00Z')
  const first = await apply('甲', february, '198.51.100.4')
  const second = await apply('乙', now, '198.51.100.9')
  expect(await hintsOf(second.applicationId)).toContainEqual({
    kind: 'same_network',
    count: 1,
    applications: [{ id: first.applicationId, name: '甲' }],
  })
  const third = await apply('丙', now, '203.0.113.9')
  expect(await hintsOf(third.applicationId)).toEqual([])
  const dump = await database.pool.query(
    'select a::text as text from application a union all select c::text from consent c',
  )
  expect(JSON.stringify(dump.rows)).not.toMatch(/198\.51\.100/)
})

test('a network is forgotten with its salt', async () => {
  await apply('丁', now, '198.51.100.200')
  await forgetNetworks(database, new Date('2026-12-01T00:00:00Z'))
  expect(await database.db.selectFrom('network_salt').select('month').execute()).toEqual([])
  const kept = await database.pool.query(
    'select 1 from application where network is not null union all select 1 from consent where network is not null',
  )
  expect(kept.rows).toEqual([])
})

test('three applications a network a day are taken, the fourth is told when to come back', async () => {
  for (const name of ['一', '二', '三']) await apply(name, now, '192.0.2.1')
  const fourth = await makeActor(database, '四')
  const { applicationId } = await draftBy(database, fourth, now)
  await expect(submit(database, applicationId, fourth, now, '192.0.2.99')).rejects.toMatchObject({
    code: 'application.too_many',
    details: { retryAfter: 86_400 },
  })
  await submit(database, applicationId, fourth, later(now, 1, 1), '192.0.2.99')
})

test('handles and names that are like others are hinted; those to be mistaken for others are refused', async () => {
  await transact(database, (tx) =>
    openAccount(tx, { handle: 'xianyiyuan', name: '县医院', language: 'zh-CN', now }),
  )
  const { applicationId } = await apply('县医院', now, '192.0.10.1', { handle: 'xianyiyuan-2026' })
  expect(await hintsOf(applicationId)).toEqual([
    { kind: 'similar_handle', handles: ['xianyiyuan'] },
    { kind: 'same_name', handles: ['xianyiyuan'] },
  ])
  for (const [handle, code] of [
    ['xianyiyuan', 'account.handle_taken'],
    ['xian-yiyuan', 'account.handle_confusable'],
    ['x1any1yuan', 'account.handle_confusable'],
    ['desk', 'account.handle_'],
    ['h', 'account.handle_invalid'],
  ]) {
    const actor = await makeActor(database, '仿')
    const draft = await draftBy(database, actor, now, { handle })
    await expect(submit(database, draft.applicationId, actor, now)).rejects.toMatchObject({
      details: { errors: { handle: expect.stringContaining(code as string) } },
    })
  }
})
