import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { bounded, inSession, tookTooLong } from '../../../src/domain/search/finding/session.ts'
import {
  createSearch,
  didYouMean,
  parseQuery,
  type Search,
  searchArticles,
} from '../../../src/domain/search/index.ts'
import { Turns } from '../../../src/kernel/turns.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
let search: Search

beforeAll(async () => {
  database = await createTestDatabase({ max: 6 })
  search = createSearch(database)
})

const page = { order: 'best' as const, size: 5, now: new Date('2026-03-01T12:00:00Z') }

describe('turns of searches', () => {
  it('leave half of the connections to other pages', async () => {
    let open = 0
    let most = 0
    const one = () =>
      inSession(search, async () => {
        most = Math.max(most, ++open)
        await setTimeout(20)
        open -= 1
      })
    await Promise.all(Array.from({ length: 12 }, one))
    expect(most).toBe(3)
  })

  it('that do not come are told, and are no error', async () => {
    const turns = new Turns({ atOnce: 1, mostWaiting: 0 })
    const taken = turns.take(() => setTimeout(200))
    const found = await searchArticles({ ...search, turns }, parseQuery('渡轮'), {}, page)
    expect([found.busy, found.late, found.articles]).toEqual([true, false, []])
    expect(await didYouMean({ ...search, turns }, parseQuery('freind'))).toBeUndefined()
    await taken
  })
})

it('the statements of a search have their time together', async () => {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    const from = performance.now()
    const session = bounded(client, from + 600)
    const sleep = () => session.pool.query({ text: 'select pg_sleep(0.25)' })
    const all = (async () => {
      for (let time = 0; time < 10; time += 1) await sleep()
    })()
    await expect(all).rejects.toSatisfy(tookTooLong)
    expect(performance.now() - from).toBeLessThan(1000)
  } finally {
    await client.query('rollback')
    client.release()
  }
})
