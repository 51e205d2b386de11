import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database/index.ts'

export type TestDatabase = Database & { url: string }

/**
 * A migrated, empty database of its own for a test file, dropped when the file is done. Call it in `beforeAll`, in
 * the body of a `describe`, or at the top of the file.
 */
export async function createTestDatabase({ max = 5 }: { max?: number } = {}): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(templateUrl, `create database ${name} template masthead strategy file_copy`)
  const url = urlOf(templateUrl, name)
  const database = openDatabase(url, { max })
  afterAll(async () => {
    await database.close()
    await administer(templateUrl, `drop database if exists ${name} with (force)`)
  })
  return { ...database, url }
}

/** An empty database without the schema, dropped when the file is done. */
export async function createEmptyDatabase({ max = 5 }: { max?: number } = {}): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(templateUrl, `create database ${name}`)
  const url = urlOf(templateUrl, name)
  const database = openDatabase(url, { max })
  afterAll(async () => {
    await database.close()
    await administer(templateUrl, `drop database if exists ${name} with (force)`)
  })
  return { ...database, url }
}

async function administer(templateUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(templateUrl, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function urlOf(url: string, database: string): string {
  return url.replace(/\/masthead\?/, `/${database}?`)
}
