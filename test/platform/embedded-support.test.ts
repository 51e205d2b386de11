import { beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})

test('a test file gets a migrated database of its own', async () => {
  const { rows } = await database.pool.query('select count(*) as n from migration')
  expect(rows[0].n).toBeGreaterThan(0)
  const { rows: settings } = await database.pool.query('show server_version')
  expect(settings[0].server_version).toMatch(/^18/)
})
